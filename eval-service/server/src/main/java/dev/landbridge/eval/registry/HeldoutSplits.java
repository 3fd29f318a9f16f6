package dev.landbridge.eval.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.contracts.registry.v1.DatasetRef;
import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds and reads the held-out split of the dataset in a version's lineage. */
@ApplicationScoped
public class HeldoutSplits {
    private static final String HELDOUT = "heldout";
    private static final JsonMapper JSON = new JsonMapper();

    private final ModelRegistry registry;

    HeldoutSplits(ModelRegistry registry) {
        this.registry = registry;
    }

    public Heldout of(String team, ModelVersion version) {
        DatasetRef reference = version.getLineage().getDataset();
        if (reference.getName().isEmpty()) {
            throw Problem.conflict("The version's lineage names no dataset, so there are no held-out questions.");
        }
        DatasetVersion dataset = registry.dataset(team, reference.getName(), reference.getVersion());
        if (!dataset.getDigest().equals(reference.getDigest())) {
            throw Problem.conflict("The dataset is not the one the version was trained on.");
        }
        DatasetSplit split = dataset.getSplitsList().stream()
                .filter(one -> one.getName().equals(HELDOUT))
                .findFirst()
                .orElseThrow(() -> Problem.conflict("The dataset has no split " + HELDOUT + "."));
        return new Heldout(
                dataset.getName(),
                dataset.getVersion(),
                dataset.getDigest(),
                rows(registry.file(team, split.getFile())));
    }

    private static List<HeldoutRow> rows(byte[] jsonLines) {
        List<HeldoutRow> rows = new ArrayList<>();
        for (String line : new String(jsonLines, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            try {
                rows.add(JSON.readValue(line, HeldoutRow.class));
            } catch (JsonProcessingException e) {
                throw Problem.conflict("Row " + (rows.size() + 1) + " of the held-out split is not a question.");
            }
        }
        return rows;
    }
}
