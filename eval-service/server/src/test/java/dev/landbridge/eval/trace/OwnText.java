package dev.landbridge.eval.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.formats.huggingface.TokenizerFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A piece of this repository; OwnTextModel of training-service's worker made it and the model. */
record OwnText(String kind, String text) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ASKED = 180;
    private static final int ANSWERED = 3;

    /** Where a model and the texts that it is asked for lie. */
    enum Corpus {
        /** Pieces of all kinds, none of which was learnt, and a model that learnt for 400 steps: unsure of much. */
        HELD_OUT("own-text", 96),
        /** The imports of files, and a model that learnt for 2,000 steps: sure of nearly all. */
        IMPORTS("own-imports", 288);

        private final Path directory;
        private final int scored;

        Corpus(String directory, int scored) {
            this.directory = Path.of("src/test/resources", directory);
            this.scored = scored;
        }

        Path model() {
            return directory.resolve("model");
        }

        /** How many of the texts are teacher-forced. */
        int scored() {
            return scored;
        }

        List<OwnText> texts() throws IOException {
            return Files.readAllLines(directory.resolve("texts.jsonl")).stream()
                    .map(OwnText::parse)
                    .toList();
        }
    }

    /** The beginning-of-sequence token and the text's. */
    static List<Integer> ids(TokenizerFile tokenizer, String text, int most) {
        return IntStream.of(tokenizer.encode(text, true)).limit(most).boxed().toList();
    }

    String question() {
        return text.substring(0, ASKED);
    }

    /** How the text goes on. */
    String answer() {
        return text.substring(ASKED, ASKED + ANSWERED);
    }

    private static OwnText parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            return new OwnText(json.path("kind").asText(), json.path("text").asText());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
