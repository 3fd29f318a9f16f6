package dev.landbridge.proof.golden;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the requests of a capture went. An attempt that failed was made again, so the tables do not show it.
 *
 * @param requests that were answered in the end
 * @param engineRestarted whether the engine was started anew between the first and the last request
 */
public record Transport(long requests, boolean engineRestarted, List<Failure> failures) {

    /**
     * Attempts that failed in one way.
     *
     * @param example what the first of them was
     */
    public record Failure(AttemptKind kind, long count, String example) {}

    public Transport {
        failures = List.copyOf(failures);
    }

    /** Attempts that a sound engine would have answered. */
    @JsonIgnore
    public long garbage() {
        return failures.stream()
                .filter(this::isGarbage)
                .mapToLong(Failure::count)
                .sum();
    }

    @JsonIgnore
    public long attempts() {
        return requests + failures.stream().mapToLong(Failure::count).sum();
    }

    /** The failures in words; empty when there was none. */
    @JsonIgnore
    public String words() {
        return failures.stream()
                .map(failure -> "%d %s (%s%s)"
                        .formatted(
                                failure.count(),
                                failure.kind().words(),
                                failure.example(),
                                failure.kind() == AttemptKind.CONNECTION_LOST && engineRestarted
                                        ? "; the engine was started anew"
                                        : ""))
                .collect(Collectors.joining(", "));
    }

    private boolean isGarbage(Failure failure) {
        return failure.kind().garbage() || failure.kind() == AttemptKind.CONNECTION_LOST && !engineRestarted;
    }
}
