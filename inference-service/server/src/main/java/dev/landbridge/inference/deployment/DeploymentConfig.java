package dev.landbridge.inference.deployment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How model versions are brought up. */
@ConfigMapping(prefix = "landbridge.deployment")
public interface DeploymentConfig {
    /** Directory of this service: the cache of model files, the engines' logs. */
    Path data();

    /** Directory with the engine worker's jar and its {@code lib}. */
    Path engineWorker();

    /** Address of this service's OpenAI door as other services reach it. */
    String openaiBaseUrl();

    /** Whether a deployment may ask for a changed graph, for proving that parity finds it. */
    @WithDefault("true")
    boolean faultInjectionAllowed();

    @WithDefault("local-process")
    Backend backend();

    /** Command that starts an engine, without its options; replaces the worker of {@link #engineWorker}. */
    Optional<List<String>> engineCommand();

    @WithDefault("-Xmx512m,-XX:+UseSerialGC")
    List<String> engineJavaOptions();

    /** An engine that is not ready by then is stopped and started again. */
    @WithDefault("120s")
    Duration startTimeout();

    /** How long an engine may take to end in order. */
    @WithDefault("5s")
    Duration stopTimeout();

    /** Wait before the first restart of an engine that ended by itself; doubles up to {@link #maxRestartDelay}. */
    @WithDefault("500ms")
    Duration restartDelay();

    @WithDefault("30s")
    Duration maxRestartDelay();

    /** Starts that may fail in a row before the deployment is given up. */
    @WithDefault("5")
    int maxFailedStarts();

    enum Backend {
        /** Engines are child processes of this service: a laptop's way. */
        LOCAL_PROCESS
    }
}
