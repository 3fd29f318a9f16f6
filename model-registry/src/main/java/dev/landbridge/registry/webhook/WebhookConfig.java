package dev.landbridge.registry.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "landbridge.webhook")
interface WebhookConfig {
    /** Host names or literal addresses that may be private, loopback or link-local; {@code *} allows all. */
    Optional<Set<String>> privateHosts();

    /** Longest wait for a connection, and then for the answer. */
    @WithDefault("10s")
    Duration timeout();

    /** Delay after the first failure; three times as long after each further one, up to {@link #maxRetryDelay}. */
    @WithDefault("5s")
    Duration retryDelay();

    @WithDefault("6h")
    Duration maxRetryDelay();

    /** With the default delays the last attempt comes about a day and a half after the first. */
    @WithDefault("14")
    int maxAttempts();

    @WithDefault("20")
    int maxPerTeam();
}
