package dev.landbridge.training.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are worked on. */
@ConfigMapping(prefix = "landbridge.run")
interface RunConfig {
    /** Runs that one process works on at the same time. */
    @WithDefault("2")
    int concurrency();

    /** A worker that makes no progress for this long is killed. */
    @WithDefault("60s")
    Duration stallTimeout();

    /** The same while it loads its engine, which unpacks native libraries the first time. */
    @WithDefault("180s")
    Duration loadingTimeout();

    /** How long a worker may take to write its checkpoint when it is asked to stop. */
    @WithDefault("20s")
    Duration stopGrace();

    /** Failed attempts without a new checkpoint after which a run is given up. */
    @WithDefault("3")
    int maxAttemptsWithoutProgress();

    /** Pause before an attempt that follows a failed one. */
    @WithDefault("1s")
    Duration attemptDelay();

    /** How often what a worker said is written to the database. */
    @WithDefault("300ms")
    Duration flushInterval();

    /** Steps between two reports of metrics. */
    @WithDefault("5")
    int logEvery();

    /** Steps between two evaluations on the held-out split. */
    @WithDefault("200")
    int evalEvery();

    /** Held-out rows of an evaluation during training. */
    @WithDefault("200")
    int evalRows();

    @WithDefault("100")
    int checkpointEvery();

    @WithDefault("3")
    int keepCheckpoints();

    @WithDefault("5")
    int heartbeatSeconds();
}
