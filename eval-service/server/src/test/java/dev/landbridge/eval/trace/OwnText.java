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

/** A held-out piece of this repository; OwnTextModel of training-service's worker made it and the model. */
record OwnText(String kind, String text) {
    static final Path MODEL = Path.of("src/test/resources/own-text/model");

    private static final Path TEXTS = Path.of("src/test/resources/own-text/texts.jsonl");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ASKED = 180;
    private static final int ANSWERED = 3;

    static List<OwnText> all() throws IOException {
        return Files.readAllLines(TEXTS).stream().map(OwnText::parse).toList();
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
