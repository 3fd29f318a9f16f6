package dev.landbridge.inference.deployment;

import java.time.Instant;

/**
 * An engine that is up.
 *
 * @param startedAt start of the process as the operating system states it: with the pid it names one process for ever
 */
record RunningEngine(String host, long pid, Instant startedAt, EngineReady ready) {}
