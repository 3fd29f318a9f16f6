package dev.landbridge.training.health;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can go wrong with a training run. */
public enum FindingKind {
    /** The loss or a gradient is not a number. */
    NAN(HealthState.FAILED),
    /** The loss is far above its own running median. */
    DIVERGENCE(HealthState.WARN),
    /** Throughput is below half of the run's own median. */
    SLOW(HealthState.WARN),
    /** The worker said nothing for too long and was killed. */
    STALL(HealthState.WARN),
    /** The worker process died. */
    CRASH(HealthState.WARN),
    /** A checkpoint did not have its digest any more; an older one was taken. */
    CHECKPOINT_DAMAGED(HealthState.WARN),
    /** Attempts ended without any progress, too often. */
    GAVE_UP(HealthState.FAILED);

    private final HealthState severity;

    FindingKind(HealthState severity) {
        this.severity = severity;
    }

    HealthState severity() {
        return severity;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
