package dev.landbridge.eval.trace;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small things beside a trace: its token table and the texts of its tokens. */
public final class Traces {
    private static final String VOCABULARY = "vocabulary.json";
    private static final JsonMapper JSON = new JsonMapper();

    private Traces() {}

    public static TokenTable tokens(List<List<Integer>> sequences) {
        return ScoreAssembly.tokens(sequences);
    }

    /** Teacher-forced scores as a table; the first position of each has none. */
    public static Scores scores(List<ScoredSequence> sequences, int topK) {
        return ScoreAssembly.scores(sequences, topK, false);
    }

    /** Keeps the text of every token that occurs, for people; it is no part of the trace. */
    public static void writeVocabulary(Path directory, List<ScoredSequence> tokenised) throws IOException {
        Map<Integer, String> texts = new TreeMap<>();
        for (ScoredSequence sequence : tokenised) {
            for (int i = 0; i < Math.min(sequence.ids().size(), sequence.texts().size()); i++) {
                texts.put(sequence.ids().get(i), sequence.texts().get(i));
            }
        }
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(VOCABULARY), JSON.writeValueAsString(texts));
    }

    public static Map<Integer, String> vocabulary(Path directory) throws IOException {
        Path file = directory.resolve(VOCABULARY);
        return Files.exists(file)
                ? JSON.readValue(Files.readString(file), new TypeReference<TreeMap<Integer, String>>() {})
                : Map.of();
    }
}
