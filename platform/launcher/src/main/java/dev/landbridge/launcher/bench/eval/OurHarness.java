package dev.landbridge.launcher.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The evaluation service, asking the same address with the same key as a foreign endpoint. */
public final class OurHarness {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    private final FrontDoor engineer;
    private final JsonNode route;
    private final String endpointId;

    /** @param route the route that the address leads to, under its name */
    public OurHarness(FrontDoor engineer, JsonNode route, String key, String name) {
        this.engineer = engineer;
        this.route = route;
        this.endpointId = engineer.post(
                        "/api/v1/endpoints",
                        Map.of(
                                "name",
                                name,
                                "base_url",
                                engineer.base().resolve("/v1").toString(),
                                "model",
                                route.path("name").asText(),
                                "api_key",
                                key,
                                "chat",
                                true,
                                "completions",
                                true,
                                "tokenizer",
                                "server"))
                .path("id")
                .asText();
    }

    /** Adds a suite of task files. */
    public void addSuite(String name, Map<String, String> files) {
        List<Map<String, String>> contents = new ArrayList<>();
        files.forEach((path, content) -> contents.add(Map.of("path", path, "content", content)));
        engineer.post("/api/v1/suites", Map.of("name", name, "files", contents));
    }

    /** Waits for the end. Nothing is taken from the cache of responses. */
    public Outcome run(String suite, List<String> tasks, int concurrency, boolean chat) throws InterruptedException {
        Map<String, Object> request = new HashMap<>();
        request.put("endpoint_id", endpointId);
        request.put("model", route.path("model").asText());
        request.put("version", route.path("version").asInt());
        request.put("suite", suite);
        request.put("tasks", tasks);
        request.put("concurrency", concurrency);
        request.put("chat", chat);
        JsonNode evaluation = engineer.post("/api/v1/evaluations", request);
        String path = "/api/v1/evaluations/" + evaluation.path("id").asText();
        while (!ENDS.contains(evaluation.path("state").asText())) {
            Thread.sleep(PAUSE.toMillis());
            evaluation = engineer.get(path);
        }
        if (!evaluation.path("state").asText().equals("SUCCEEDED")
                || evaluation.path("failed_requests").asInt() > 0) {
            throw new IllegalStateException("the evaluation did not succeed: " + evaluation);
        }
        return outcome(evaluation);
    }

    private static Outcome outcome(JsonNode evaluation) {
        Map<String, Double> scores = new TreeMap<>();
        for (String part : List.of("results", "groups")) {
            for (JsonNode score : evaluation.path(part)) {
                scores.put(
                        "%s %s,%s"
                                .formatted(
                                        score.path("task").asText(),
                                        score.path("metric").asText(),
                                        score.path("filter").asText()),
                        score.path("value").asDouble());
            }
        }
        Duration time = Duration.between(
                Instant.parse(evaluation.path("created_at").asText()),
                Instant.parse(evaluation.path("finished_at").asText()));
        return new Outcome(scores, evaluation.path("n").asInt(), time.toMillis() / 1000.0);
    }
}
