package dev.landbridge.registry.upload;

import java.time.Instant;

/**
 * What one signed address permits.
 *
 * @param uploadId the upload in parts it belongs to, or null
 */
record Transfer(
        Kind kind,
        String team,
        String actor,
        String sha256,
        long size,
        String fileName,
        String uploadId,
        Instant expiresAt) {
    enum Kind {
        GET,
        PUT,
        PARTS
    }
}
