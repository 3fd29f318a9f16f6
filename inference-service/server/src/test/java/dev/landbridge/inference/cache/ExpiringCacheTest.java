package dev.landbridge.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExpiringCacheTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final ExpiringCache<String, Integer> cache = new ExpiringCache<>(
            Duration.ofSeconds(1),
            key -> key.equals("absent") ? Optional.empty() : Optional.of(loads.incrementAndGet()),
            now::get);

    @Test
    void looksUpOnceUntilTheValueIsTooOld() {
        assertThat(cache.peek("a")).isEmpty();
        assertThat(cache.get("a")).contains(1);
        now.set(Duration.ofMillis(999).toNanos());
        assertThat(cache.get("a")).contains(1);
        now.set(Duration.ofMillis(1000).toNanos());
        assertThat(cache.peek("a")).isEmpty();
        assertThat(cache.get("a")).contains(2);
    }

    @Test
    void forgetsAtOnce() {
        cache.get("a");
        cache.forget("a");

        assertThat(cache.peek("a")).isEmpty();
    }

    @Test
    void doesNotRememberWhatChangedWhileItWasLookedUp() {
        ExpiringCache<String, String>[] self = newArray();
        self[0] = new ExpiringCache<>(
                Duration.ofSeconds(1),
                key -> {
                    self[0].forget(key);
                    return Optional.of("old");
                },
                now::get);

        assertThat(self[0].get("a")).contains("old");
        assertThat(self[0].peek("a")).isEmpty();
    }

    @Test
    void doesNotRememberAbsence() {
        assertThat(cache.get("absent")).isEmpty();
        assertThat(cache.peek("absent")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static ExpiringCache<String, String>[] newArray() {
        return new ExpiringCache[1];
    }
}
