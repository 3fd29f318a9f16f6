package dev.landbridge.training.tracking;

import dev.landbridge.kit.problem.Problem;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a client says about a new run.
 *
 * @param experiment number, as text
 * @param name null or empty takes the name's tag, or a made-up one
 * @param startedAt milliseconds since 1970; null is now
 */
public record NewRun(String experiment, String user, String name, Long startedAt, Map<String, String> tags) {
    public NewRun {
        String tagged = tags.get(TrackedRuns.NAME_TAG);
        if (name != null && !name.isEmpty() && tagged != null && !tagged.equals(name)) {
            throw Problem.invalid(
                    "run_name",
                    "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values"
                            + " (run_name='" + name + "', mlflow.runName='" + tagged + "').");
        }
    }

    String nameOr(Supplier<String> madeUp) {
        if (name != null && !name.isEmpty()) {
            return name;
        }
        String tagged = tags.get(TrackedRuns.NAME_TAG);
        return tagged == null || tagged.isEmpty() ? madeUp.get() : tagged;
    }
}
