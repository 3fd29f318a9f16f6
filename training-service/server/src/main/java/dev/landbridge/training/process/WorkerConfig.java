package dev.landbridge.training.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the training worker is installed and what its processes are given. */
@ConfigMapping(prefix = "landbridge.worker")
public interface WorkerConfig {
    /** Holds {@code *-worker-*.jar} and {@code lib/*.jar}. */
    Path directory();

    /** Directory of this service's own: runs, data sets, the engine's cache. */
    Path data();

    @WithDefault("dev.landbridge.training.worker.Worker")
    String mainClass();

    /** The Java executable; by default the one that runs this service. */
    Optional<Path> java();

    /** Java heap of a worker, as -Xmx takes it; tensors live outside it. */
    @WithDefault("512m")
    String heap();

    /** Where the engine unpacks its native libraries, about 450 MB; by default below {@link #data}. */
    Optional<Path> engineCache();
}
