package dev.landbridge.training.tracking;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The 32 hexadecimal digits that name a run in the MLflow protocol. New ones sort by the time they were made. */
public final class RunId {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private RunId() {}

    public static UUID next() {
        return UlidCreator.getMonotonicUlid().toUuid();
    }

    public static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    public static Optional<UUID> find(String text) {
        if (text == null || !HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new UUID(
                Long.parseUnsignedLong(text.substring(0, 16), 16), Long.parseUnsignedLong(text.substring(16), 16)));
    }

    public static UUID of(String text) {
        if (text == null || text.isEmpty()) {
            throw Problem.invalid("run_id", "Missing value for required parameter 'run_id'.");
        }
        return find(text).orElseThrow(() -> missing(text));
    }

    static Problem missing(String text) {
        return Problem.of(ProblemType.NOT_FOUND, "Run with id=" + text + " not found");
    }
}
