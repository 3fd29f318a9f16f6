package dev.landbridge.kit.lease;

import java.time.Duration;

/** What a handler says about the work it was given. */
public sealed interface WorkOutcome {
    /** Finished; the work is not claimed again. */
    record Done() implements WorkOutcome {}

    /** Not finished; claim it again after the delay. */
    record Again(Duration delay) implements WorkOutcome {}

    /** Given up; the work is not claimed again and the reason is kept. */
    record Dead(String reason) implements WorkOutcome {}

    static WorkOutcome done() {
        return new Done();
    }

    static WorkOutcome again(Duration delay) {
        return new Again(delay);
    }

    static WorkOutcome dead(String reason) {
        return new Dead(reason);
    }
}
