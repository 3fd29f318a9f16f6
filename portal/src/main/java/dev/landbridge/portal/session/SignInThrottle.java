package dev.landbridge.portal.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Slows down guessing: after ten wrong passwords a name rests for a minute. */
@ApplicationScoped
class SignInThrottle {
    private static final int ALLOWED = 10;

    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    void check(String name) {
        AtomicInteger count = failures.getIfPresent(name);
        if (count != null && count.get() >= ALLOWED) {
            throw Problem.of(
                    ProblemType.TOO_MANY_REQUESTS, "Too many wrong passwords for this name. Try again in a minute.");
        }
    }

    void failed(String name) {
        failures.get(name, key -> new AtomicInteger()).incrementAndGet();
    }

    void succeeded(String name) {
        failures.invalidate(name);
    }
}
