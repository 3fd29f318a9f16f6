package dev.landbridge.training.measurement;

import dev.landbridge.kit.problem.Problem;

/** Steps from the first to the last, both included. */
public record StepRange(long first, long last) {
    /** Both or neither; neither means all steps. */
    public static StepRange of(Long first, Long last) {
        if ((first == null) != (last == null)) {
            throw Problem.invalid("start_step", "Both start_step and end_step must be specified, or neither.");
        }
        if (first != null && first > last) {
            throw Problem.invalid("end_step", "must not be less than start_step");
        }
        return first == null ? new StepRange(Long.MIN_VALUE, Long.MAX_VALUE) : new StepRange(first, last);
    }
}
