package dev.landbridge.training.run;

import dev.landbridge.kit.problem.Problem;
import java.util.Arrays;

/** Which runs to list; null means all. */
record RunFilter(String experiment, RunState state) {
    static RunFilter of(String experiment, String state) {
        return new RunFilter(
                experiment == null || experiment.isBlank() ? null : experiment,
                state == null || state.isBlank() ? null : parse(state));
    }

    private static RunState parse(String state) {
        return Arrays.stream(RunState.values())
                .filter(candidate -> candidate.name().equals(state))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "must be one of " + Arrays.toString(RunState.values())));
    }
}
