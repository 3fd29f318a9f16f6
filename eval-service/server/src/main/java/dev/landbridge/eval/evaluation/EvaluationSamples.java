package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.capture.CaptureStore;
import dev.landbridge.eval.capture.CapturedItem;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Samples of evaluations over tasks: lines of the harness's own sample files. */
@ApplicationScoped
class EvaluationSamples {
    static final String RESULTS = "results";
    private static final JsonMapper JSON = new JsonMapper();

    private final CaptureStore captures;

    EvaluationSamples(CaptureStore captures) {
        this.captures = captures;
    }

    /** Which samples are shown. */
    enum Filter {
        ALL,
        WRONG,
        FLIPPED,
        REGRESSED;

        static Filter of(String name) {
            return switch (name) {
                case "all" -> ALL;
                case "wrong" -> WRONG;
                case "flipped" -> FLIPPED;
                case "regressed" -> REGRESSED;
                default -> throw Problem.invalid("filter", "is not all, wrong, flipped or regressed");
            };
        }
    }

    static String part(String task) {
        return "samples:" + task;
    }

    static ObjectNode tree(String line) {
        try {
            return (ObjectNode) JSON.readTree(line);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("is not a line of JSON with a sample", e);
        }
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** Right and wrong come from the first metric that is 0 or 1. */
    static CapturedItem item(int index, ObjectNode line) {
        Boolean correct = null;
        for (JsonNode metric : line.path("metrics")) {
            JsonNode value = line.path(metric.asText());
            boolean whole = value.isBoolean() || value.isNumber() && (value.asDouble() == 0 || value.asDouble() == 1);
            if (whole) {
                correct = value.isBoolean() ? value.asBoolean() : value.asDouble() == 1;
                break;
            }
        }
        return new CapturedItem(index, correct, line.toString());
    }

    /** Under what two samples of one task are the same question: filter, document and target. */
    static String key(JsonNode line) {
        return line.path("filter").asText() + " " + line.path("doc_hash").asText() + " "
                + line.path("target_hash").asText();
    }

    Page<Sample> page(String evaluation, String task, Filter filter, String against, int after, PageRequest page) {
        if (filter == Filter.ALL || filter == Filter.WRONG) {
            List<CapturedItem> items =
                    captures.page(evaluation, part(task), filter == Filter.WRONG, after, page.size() + 1);
            Map<String, CapturedItem> others = against == null ? Map.of() : byKey(against, task);
            return samples(items, task, others, page);
        }
        Map<String, CapturedItem> others = byKey(against, task);
        List<CapturedItem> items = captures.all(evaluation, part(task)).stream()
                .filter(item -> item.index() > after && changed(item, others.get(key(tree(item.payload()))), filter))
                .limit(page.size() + 1L)
                .toList();
        return samples(items, task, others, page);
    }

    /** The whole sample file of a task; empty when it has none. */
    String file(String evaluation, String task) {
        return captures.all(evaluation, part(task)).stream()
                .map(item -> item.payload() + "\n")
                .collect(Collectors.joining());
    }

    private static boolean changed(CapturedItem item, CapturedItem other, Filter filter) {
        if (other == null || item.correct() == null || other.correct() == null) {
            return false;
        }
        return filter == Filter.FLIPPED ? !item.correct().equals(other.correct()) : other.correct() && !item.correct();
    }

    private Map<String, CapturedItem> byKey(String evaluation, String task) {
        Map<String, CapturedItem> items = new HashMap<>();
        captures.all(evaluation, part(task)).forEach(item -> items.put(key(tree(item.payload())), item));
        return items;
    }

    private static Page<Sample> samples(
            List<CapturedItem> items, String task, Map<String, CapturedItem> others, PageRequest page) {
        return Page.ofOverfetched(items, page, item -> Integer.toString(item.index()))
                .map(item -> {
                    ObjectNode line = tree(item.payload());
                    CapturedItem other = others.get(key(line));
                    return SampleLine.sample(
                            item, task, line, other == null ? null : SampleLine.sample(other, task, null));
                });
    }
}
