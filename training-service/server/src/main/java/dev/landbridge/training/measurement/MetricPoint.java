package dev.landbridge.training.measurement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;

/** One value of a series; written as {@code [step, value, time]}. */
public record MetricPoint(long step, double value, Instant time) {
    @JsonValue
    List<Object> json() {
        return List.of(step, value, time.toString());
    }
}
