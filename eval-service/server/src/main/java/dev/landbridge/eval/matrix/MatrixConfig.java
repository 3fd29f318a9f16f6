package dev.landbridge.eval.matrix;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How much of the serving matrix a parity run asks; what the policy's size class says unless it is said here. */
@ConfigMapping(prefix = "landbridge.matrix")
interface MatrixConfig {
    /** Without it gate G5 is listed among those that were not run. */
    @WithDefault("true")
    boolean enabled();

    /** Engines with other switches that may be started beside the candidate. */
    Optional<Integer> siblings();

    /** Length of the soak; a shorter one than the policy asks for leaves the gate inconclusive. */
    Optional<Duration> soak();

    /** A sibling that is not ready by then is left out, with its cells. */
    @WithDefault("10m")
    Duration siblingTimeout();
}
