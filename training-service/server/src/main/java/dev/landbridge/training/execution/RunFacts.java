package dev.landbridge.training.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.training.attempt.Attempt;
import dev.landbridge.training.attempt.Attempts;
import dev.landbridge.training.measurement.Measurements;
import dev.landbridge.training.run.RunPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the model card says about how a version came to be. Times are in seconds. */
@ApplicationScoped
class RunFacts {
    /** Name on the card, and in the worker's facts. */
    private static final Map<String, String> FROM_WORKER = Map.ofEntries(
            Map.entry("preset", "preset"),
            Map.entry("parameters", "parameters"),
            Map.entry("steps", "steps"),
            Map.entry("tokens", "tokens"),
            Map.entry("loss", "loss"),
            Map.entry("heldout_rows", "heldout_rows"),
            Map.entry("exact_match", "heldout_exact_match"),
            Map.entry("exact_match_before", "heldout_exact_match_before"),
            Map.entry("seed", "seed"),
            Map.entry("threads", "threads"));

    private final Attempts attempts;
    private final Measurements measurements;
    private final Clock clock;

    RunFacts(Attempts attempts, Measurements measurements, Clock clock) {
        this.attempts = attempts;
        this.measurements = measurements;
        this.clock = clock;
    }

    Map<String, String> of(RunPlan plan, JsonNode said) {
        Map<String, String> facts = new LinkedHashMap<>();
        FROM_WORKER.forEach((name, key) -> {
            if (said.hasNonNull(key)) {
                facts.put(name, said.path(key).asText());
            }
        });
        List<Attempt> tries = attempts.ofRun(plan.id());
        facts.put("silicon", plan.silicon());
        facts.put("attempts", Integer.toString(tries.size()));
        facts.put("duration_seconds", Long.toString(seconds(tries)));
        Optional.ofNullable(measurements.edges(List.of(plan.id())).get(plan.id()))
                .map(edges -> edges.get("tokens_per_second"))
                .ifPresent(speed -> facts.put("tokens_per_second", Long.toString(Math.round(speed.last()))));
        return facts;
    }

    private long seconds(List<Attempt> tries) {
        return tries.stream()
                .map(attempt -> Duration.between(attempt.startedAt(), end(attempt)))
                .reduce(Duration.ZERO, Duration::plus)
                .toSeconds();
    }

    private Instant end(Attempt attempt) {
        return attempt.finishedAt() == null ? clock.instant() : attempt.finishedAt();
    }
}
