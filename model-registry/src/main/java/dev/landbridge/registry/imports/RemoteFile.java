package dev.landbridge.registry.imports;

/**
 * A file as its source lists it.
 *
 * @param size bytes
 * @param sha256 of the content, or null
 * @param gitSha1 SHA-1 of git's blob of the content, or null
 */
record RemoteFile(String path, long size, String sha256, String gitSha1) {}
