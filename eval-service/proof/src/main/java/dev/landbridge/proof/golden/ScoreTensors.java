package dev.landbridge.proof.golden;

import dev.landbridge.formats.safetensors.SafetensorsFile;
import dev.landbridge.formats.safetensors.SafetensorsWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tensor names and shapes of positions.safetensors; replicates are r0, r1 on the reference and t0 on the target. */
final class ScoreTensors {

    private ScoreTensors() {}

    static SafetensorsWriter writer(Trace trace) {
        SafetensorsWriter writer =
                new SafetensorsWriter().metadata("schema", trace.manifest().schema());
        tokens(writer, "", trace.tokens());
        for (int i = 0; i < trace.scores().size(); i++) {
            String replicate = replicate(trace.manifest(), i);
            scores(writer, replicate, trace.scores().get(i));
            Decodes decodes = trace.decodes().get(i);
            tokens(writer, "decode." + replicate, decodes.tokens());
            scores(writer, "decode." + replicate, decodes.scores());
        }
        return writer;
    }

    static Trace read(SafetensorsFile file, TraceManifest manifest, List<GoldenCase> cases, List<TaskOutcome> tasks)
            throws IOException {
        List<Scores> scores = new ArrayList<>();
        List<Decodes> decodes = new ArrayList<>();
        for (int i = 0; i < manifest.serving().size(); i++) {
            String replicate = replicate(manifest, i);
            scores.add(scores(file, replicate, manifest.topK()));
            decodes.add(new Decodes(
                    tokens(file, "decode." + replicate), scores(file, "decode." + replicate, manifest.topK())));
        }
        return new Trace(manifest, cases, tokens(file, ""), scores, decodes, tasks);
    }

    private static String replicate(TraceManifest manifest, int index) {
        return (manifest.schema().equals(TraceManifest.GOLDEN) ? "r" : "t") + index;
    }

    private static void tokens(SafetensorsWriter writer, String prefix, TokenTable tokens) {
        writer.longs(name(prefix, "case_offsets"), new long[] {tokens.offsets().length}, tokens.offsets());
        writer.ints(name(prefix, "token_ids"), new long[] {tokens.tokenIds().length}, tokens.tokenIds());
    }

    private static TokenTable tokens(SafetensorsFile file, String prefix) throws IOException {
        return new TokenTable(file.longs(name(prefix, "case_offsets")), file.ints(name(prefix, "token_ids")));
    }

    private static void scores(SafetensorsWriter writer, String prefix, Scores scores) {
        long[] column = {scores.positions()};
        long[] table = {scores.positions(), scores.topK()};
        writer.floats(name(prefix, "chosen_logprob"), column, scores.chosenLogprob());
        writer.ints(name(prefix, "chosen_rank"), column, scores.chosenRank());
        writer.ints(name(prefix, "topk_ids"), table, scores.topIds());
        writer.floats(name(prefix, "topk_logprobs"), table, scores.topLogprobs());
    }

    private static Scores scores(SafetensorsFile file, String prefix, int topK) throws IOException {
        return new Scores(
                topK,
                file.floats(name(prefix, "chosen_logprob")),
                file.ints(name(prefix, "chosen_rank")),
                file.ints(name(prefix, "topk_ids")),
                file.floats(name(prefix, "topk_logprobs")));
    }

    private static String name(String prefix, String tensor) {
        return prefix.isEmpty() ? tensor : prefix + "." + tensor;
    }
}
