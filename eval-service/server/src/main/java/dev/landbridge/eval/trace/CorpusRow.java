package dev.landbridge.eval.trace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.eval.registry.HeldoutRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of a corpus in JSON. A row with {@code text} is scored, one with {@code prompt} is continued greedily; one with
 * {@code question} and {@code answer} is all three: scored as the sample it is, continued, and put as a task.
 *
 * @param id the number of the line when missing
 * @param tags more dimensions beside language, domain and kind
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CorpusRow(
        String id,
        String text,
        String prompt,
        String question,
        String scratchpad,
        String answer,
        String language,
        String domain,
        String kind,
        Map<String, String> tags) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A line that is no row; the message says what is wrong with it. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(int line, String problem) {
            super("line " + line + " " + problem);
        }
    }

    public static List<CorpusRow> read(String jsonLines) throws MalformedException {
        List<CorpusRow> rows = new ArrayList<>();
        int line = 0;
        for (String text : jsonLines.split("\n", -1)) {
            line++;
            if (!text.isBlank()) {
                rows.add(row(text, line));
            }
        }
        if (rows.isEmpty()) {
            throw new MalformedException(1, "is missing: the corpus has no rows");
        }
        return rows;
    }

    private static CorpusRow row(String text, int line) throws MalformedException {
        CorpusRow row;
        try {
            row = JSON.readValue(text, CorpusRow.class);
        } catch (JsonProcessingException e) {
            throw new MalformedException(line, "is not a JSON object with text fields and tags");
        }
        if (row == null || row.scored(line).isEmpty() && row.decoded(line).isEmpty()) {
            throw new MalformedException(line, "has neither text nor prompt nor a question with its answer");
        }
        return row.id == null || row.id.isBlank() ? row.named(Integer.toString(line)) : row;
    }

    private CorpusRow named(String name) {
        return new CorpusRow(name, text, prompt, question, scratchpad, answer, language, domain, kind, tags);
    }

    Optional<PromptItem> scored(int line) {
        if (isFilled(text)) {
            return Optional.of(item(line, text));
        }
        return task().map(row -> item(line, row.rendered()));
    }

    Optional<PromptItem> decoded(int line) {
        if (isFilled(prompt)) {
            return Optional.of(item(line, prompt));
        }
        return task().map(row -> item(line, row.prompt()));
    }

    Optional<HeldoutRow> task() {
        return isFilled(question) && isFilled(answer)
                ? Optional.of(new HeldoutRow(id, question, scratchpad == null ? "" : scratchpad, answer))
                : Optional.empty();
    }

    private PromptItem item(int line, String rendered) {
        return new PromptItem(id == null ? Integer.toString(line) : id, rendered, dimensions());
    }

    private List<String> dimensions() {
        Map<String, String> all = new TreeMap<>(tags == null ? Map.of() : tags);
        Map<String, String> named = new TreeMap<>();
        if (isFilled(language)) {
            named.put("language", language);
        }
        if (isFilled(domain)) {
            named.put("domain", domain);
        }
        if (isFilled(kind)) {
            named.put("kind", kind);
        }
        all.putAll(named);
        return all.entrySet().stream()
                .map(tag -> tag.getKey() + ":" + tag.getValue())
                .toList();
    }

    private static boolean isFilled(String value) {
        return value != null && !value.isBlank();
    }
}
