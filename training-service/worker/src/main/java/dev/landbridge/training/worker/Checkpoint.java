package dev.landbridge.training.worker;

import java.nio.file.Path;

/**
 * A complete checkpoint on disk.
 *
 * @param digest root digest over its files
 * @param size bytes of its files
 */
record Checkpoint(long step, String digest, long size, Path directory) {}
