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
        matrix(writer, trace);
        return writer;
    }

    private static void matrix(SafetensorsWriter writer, Trace trace) {
        MatrixTables matrix = trace.matrix();
        if (matrix.longTokens() != null) {
            tokens(writer, "long", matrix.longTokens());
            for (int i = 0; i < matrix.longScores().size(); i++) {
                scores(
                        writer,
                        "long." + replicate(trace.manifest(), i),
                        matrix.longScores().get(i));
            }
        }
        for (int i = 0; i < matrix.cells().size(); i++) {
            MatrixTables.Cell cell = matrix.cells().get(i);
            tokens(writer, "cell" + i, cell.tokens());
            scores(writer, "cell" + i, cell.scores());
            tokens(writer, "cell" + i + ".decode", cell.decodes().tokens());
            scores(writer, "cell" + i + ".decode", cell.decodes().scores());
        }
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
        return new Trace(manifest, cases, tokens(file, ""), scores, decodes, tasks).with(matrix(file, manifest));
    }

    private static MatrixTables matrix(SafetensorsFile file, TraceManifest manifest) throws IOException {
        int topK = manifest.topK();
        boolean hasLong = file.header().tensor("long.case_offsets").isPresent();
        List<Scores> longScores = new ArrayList<>();
        for (int i = 0; hasLong && i < manifest.serving().size(); i++) {
            longScores.add(scores(file, "long." + replicate(manifest, i), topK));
        }
        List<MatrixTables.Cell> cells = new ArrayList<>();
        int count = manifest.matrix() == null ? 0 : manifest.matrix().cells().size();
        for (int i = 0; i < count; i++) {
            String cell = "cell" + i;
            Decodes decodes = new Decodes(tokens(file, cell + ".decode"), scores(file, cell + ".decode", topK));
            cells.add(new MatrixTables.Cell(tokens(file, cell), scores(file, cell, topK), decodes));
        }
        return new MatrixTables(hasLong ? tokens(file, "long") : null, longScores, cells);
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
