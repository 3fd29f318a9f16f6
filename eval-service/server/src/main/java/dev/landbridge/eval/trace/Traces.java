package dev.landbridge.eval.trace;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.eval.registry.HeldoutRow;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TaskQuestion;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.TraceFiles;
import dev.landbridge.proof.golden.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small parts of a trace: its token table, the texts of its tokens, its questions. */
public final class Traces {
    private static final JsonMapper JSON = new JsonMapper();

    private Traces() {}

    public static TokenTable tokens(List<List<Integer>> sequences) {
        return ScoreAssembly.tokens(sequences);
    }

    /** Teacher-forced scores as a table; the first position of each has none. */
    public static Scores scores(List<ScoredSequence> sequences, int topK) {
        return ScoreAssembly.scores(sequences, topK, false);
    }

    /** Text of every token that occurs. */
    public static Vocabulary vocabulary(List<ScoredSequence> tokenised) {
        Map<Integer, String> texts = new TreeMap<>();
        for (ScoredSequence sequence : tokenised) {
            for (int i = 0; i < Math.min(sequence.ids().size(), sequence.texts().size()); i++) {
                texts.put(sequence.ids().get(i), sequence.texts().get(i));
            }
        }
        return new Vocabulary(texts);
    }

    /** What lies beside a trace of before the vocabulary was part of it. */
    public static Vocabulary vocabulary(Path directory) throws IOException {
        Path file = directory.resolve(TraceFiles.VOCABULARY);
        return Files.exists(file)
                ? new Vocabulary(
                        JSON.readValue(Files.readString(file), new TypeReference<TreeMap<Integer, String>>() {}))
                : Vocabulary.NONE;
    }

    /** Task items as they are kept in a trace, and back. */
    public static List<TaskQuestion> questions(List<HeldoutRow> rows) {
        return rows.stream()
                .map(row -> new TaskQuestion(row.id(), row.question(), row.scratchpad(), row.answer()))
                .toList();
    }

    public static List<HeldoutRow> rows(List<TaskQuestion> questions) {
        return questions.stream()
                .map(one -> new HeldoutRow(one.docId(), one.question(), one.scratchpad(), one.answer()))
                .toList();
    }
}
