package dev.landbridge.client.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How calls are repeated that may be: reads, replacements, deletions, and creations that carry an idempotency key, after
 * a broken connection or the answers 429, 502, 503 and 504.
 *
 * @param attempts calls at most, the first one included
 * @param first upper bound of the first pause; doubles with each repetition. The pause itself is random below the
 *     bound, so that many clients do not come back at once
 * @param longest upper bound of every pause; a longer {@code Retry-After} of the server is obeyed up to one minute
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    private static final Duration MAX_ASKED = Duration.ofMinutes(1);

    public static final RetryPolicy DEFAULT = new RetryPolicy(6, Duration.ofMillis(250), Duration.ofSeconds(8));
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more");
        }
    }

    /**
     * @param attempt the call that failed, from 1
     * @param asked what the server asked for, or null
     */
    Duration pause(int attempt, Duration asked) {
        if (asked != null) {
            return asked.compareTo(MAX_ASKED) > 0 ? MAX_ASKED : asked;
        }
        long bound = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(bound <= 0 ? 0 : ThreadLocalRandom.current().nextLong(bound / 2, bound + 1));
    }
}
