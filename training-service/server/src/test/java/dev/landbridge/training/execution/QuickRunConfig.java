package dev.landbridge.training.execution;

import dev.landbridge.training.health.HealthConfig;
import java.time.Duration;

/** Limits short enough for tests. */
record QuickRunConfig(Duration stallTimeout, Duration stopGrace) implements RunConfig, HealthConfig {
    static QuickRunConfig quick() {
        return new QuickRunConfig(Duration.ofMillis(1500), Duration.ofSeconds(2));
    }

    @Override
    public int concurrency() {
        return 1;
    }

    @Override
    public Duration loadingTimeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public int maxAttemptsWithoutProgress() {
        return 3;
    }

    @Override
    public Duration attemptDelay() {
        return Duration.ofMillis(10);
    }

    @Override
    public Duration flushInterval() {
        return Duration.ofMillis(50);
    }

    @Override
    public int logEvery() {
        return 1;
    }

    @Override
    public int evalEvery() {
        return 100;
    }

    @Override
    public int evalRows() {
        return 10;
    }

    @Override
    public int checkpointEvery() {
        return 10;
    }

    @Override
    public int keepCheckpoints() {
        return 3;
    }

    @Override
    public int heartbeatSeconds() {
        return 1;
    }

    @Override
    public double divergenceFactor() {
        return 3;
    }

    @Override
    public double slowShare() {
        return 0.5;
    }

    @Override
    public int warmUp() {
        return 20;
    }

    @Override
    public int sustained() {
        return 5;
    }
}
