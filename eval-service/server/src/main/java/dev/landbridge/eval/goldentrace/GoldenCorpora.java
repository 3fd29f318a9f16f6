package dev.landbridge.eval.goldentrace;

import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.eval.inference.ModelLimits;
import dev.landbridge.eval.inference.Target;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.eval.registry.Heldout;
import dev.landbridge.eval.registry.HeldoutSplits;
import dev.landbridge.eval.registry.ModelRegistry;
import dev.landbridge.eval.trace.Corpus;
import dev.landbridge.eval.trace.CorpusRow;
import dev.landbridge.eval.trace.CorpusSize;
import dev.landbridge.eval.trace.TraceConfig;
import dev.landbridge.formats.digest.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the prompts of a golden trace. */
@ApplicationScoped
class GoldenCorpora {
    private final ModelRegistry registry;
    private final HeldoutSplits heldout;
    private final ModelLimits limits;
    private final TraceConfig config;

    GoldenCorpora(ModelRegistry registry, HeldoutSplits heldout, ModelLimits limits, TraceConfig config) {
        this.registry = registry;
        this.heldout = heldout;
        this.limits = limits;
        this.config = config;
    }

    /**
     * @param request null for the held-out split of the version's own dataset
     * @param prompts at most, teacher-forced
     */
    Corpus of(String versionId, CorpusRequest request, int prompts, Target target)
            throws IOException, InterruptedException {
        CorpusSize size = new CorpusSize(prompts, config.decodes(), config.tasks());
        if (request == null) {
            Heldout split = heldout.of(target.team(), registry.version(target.team(), versionId));
            if (split.rows().isEmpty()) {
                throw new JobFailure("The held-out split has no questions.");
            }
            return Corpus.of(split, size);
        }
        Corpus corpus = request.ofDataset() ? ofDataset(request, size, target) : ofText(request, size, target);
        if (corpus.scored().isEmpty()) {
            throw new JobFailure("No row of the corpus has a text that fits into the window of the reference.");
        }
        return corpus;
    }

    private Corpus ofDataset(CorpusRequest request, CorpusSize size, Target target)
            throws IOException, InterruptedException {
        DatasetVersion dataset = registry.dataset(target.team(), request.dataset(), request.version());
        DatasetSplit split = split(dataset, request.split());
        String jsonl = new String(registry.file(target.team(), split.getFile()), StandardCharsets.UTF_8);
        Map<String, String> origin = Map.of(
                "name", dataset.getName(),
                "version", "" + dataset.getVersion(),
                "sha256", dataset.getDigest(),
                "split", split.getName());
        return fitted(CorpusRequest.rows("corpus.dataset", jsonl), origin, size, target);
    }

    private static DatasetSplit split(DatasetVersion dataset, String name) {
        if (name == null || name.isBlank()) {
            if (dataset.getSplitsCount() == 1) {
                return dataset.getSplits(0);
            }
            throw new JobFailure("The dataset has %d splits; name one.".formatted(dataset.getSplitsCount()));
        }
        return dataset.getSplitsList().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new JobFailure("The dataset has no split " + name + "."));
    }

    private Corpus ofText(CorpusRequest request, CorpusSize size, Target target)
            throws IOException, InterruptedException {
        String name = request.name() == null || request.name().isBlank() ? "request" : request.name();
        Map<String, String> origin = Map.of("name", name, "sha256", Sha256.hex(request.jsonl()));
        return fitted(CorpusRequest.rows("corpus.jsonl", request.jsonl()), origin, size, target);
    }

    private Corpus fitted(List<CorpusRow> rows, Map<String, String> origin, CorpusSize size, Target target)
            throws IOException, InterruptedException {
        int window = limits.of(target).maxLength();
        Map<String, Integer> lengths = new HashMap<>();
        for (String text : Corpus.texts(rows)) {
            lengths.put(text, limits.tokens(target, text));
        }
        return Corpus.of(rows, origin, size, lengths::get, window);
    }
}
