package dev.landbridge.inference.deployment;

import java.time.Instant;
import java.util.Optional;

/** Where engines run. */
interface EngineBackend {
    /** The chip this backend serves on. */
    String chip();

    /**
     * Starts an engine and waits until it serves.
     *
     * @param onExit called once, from any thread, when the engine ends for whatever reason after it was ready
     */
    RunningEngine start(EngineSpec spec, Runnable onExit) throws EngineStartException, InterruptedException;

    /** The engine of this deployment, if it lives. */
    Optional<RunningEngine> find(String deploymentId);

    /** Ends the engine of this deployment; does nothing when there is none. */
    void stop(String deploymentId);

    /** Ends a process an earlier life of this service recorded, if it still is that process. */
    void stopRecorded(long pid, Instant startedAt);
}
