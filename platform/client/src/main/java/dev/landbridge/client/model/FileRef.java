package dev.landbridge.client.model;

/**
 * A file under its content address.
 *
 * @param path relative, forward slashes
 * @param sha256 lower-case hex
 * @param size bytes
 */
public record FileRef(String path, String sha256, long size) {}
