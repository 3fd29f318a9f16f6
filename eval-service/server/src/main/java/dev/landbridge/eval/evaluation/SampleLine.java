package dev.landbridge.eval.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.eval.capture.CapturedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a line of a sample file. */
final class SampleLine {
    private static final JsonMapper JSON = new JsonMapper();

    private SampleLine() {}

    static Sample sample(CapturedItem item, String task, Sample other) {
        return sample(item, task, EvaluationSamples.tree(item.payload()), other);
    }

    static Sample sample(CapturedItem item, String task, ObjectNode line, Sample other) {
        JsonNode effort = line.path("landbridge");
        List<Object> filtered = list(line.path("filtered_resps"));
        Map<String, Object> metrics = new LinkedHashMap<>();
        line.path("metrics").forEach(name -> metrics.put(name.asText(), plain(line.path(name.asText()))));
        List<Object> responses = list(line.path("resps"));
        String prompt = line.at("/arguments/gen_args_0/arg_0").asText();
        return new Sample(
                item.index(),
                prompt,
                prompt,
                text(line.path("target")),
                filtered.isEmpty() ? "" : String.valueOf(filtered.get(0)),
                "",
                responses.isEmpty() ? "" : String.valueOf(responses.get(0)),
                item.correct(),
                "",
                effort.path("prompt_tokens").asInt(),
                effort.path("completion_tokens").asInt(),
                effort.path("latency_ms").asLong(),
                new Sample.OfTask(
                        task,
                        line.path("doc_id").asInt(),
                        line.path("filter").asText(),
                        responses,
                        filtered,
                        metrics,
                        effort.path("attempts").asInt(),
                        line.path("failures").isEmpty()
                                ? null
                                : line.path("failures").path(0).asText(),
                        new Sample.Hashes(
                                line.path("doc_hash").asText(),
                                line.path("prompt_hash").asText(),
                                line.path("target_hash").asText()),
                        other));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static List<Object> list(JsonNode values) {
        List<Object> list = new ArrayList<>();
        values.forEach(value -> list.add(plain(value)));
        return list;
    }

    private static Object plain(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }
}
