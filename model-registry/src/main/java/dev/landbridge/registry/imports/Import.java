package dev.landbridge.registry.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A version being fetched from another registry.
 *
 * @param revision as asked for
 * @param sourceCommit what the revision meant when the files were listed, or null before
 * @param licence as the source states it, or null
 * @param files complete ones, of {@code totalFiles}
 * @param bytes that are here, of {@code totalBytes}
 * @param version the registered version, or null before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Import(
        String id,
        String team,
        SourceKind source,
        String endpoint,
        String repo,
        String revision,
        String sourceCommit,
        String licence,
        String model,
        ImportState state,
        String message,
        int files,
        int totalFiles,
        long bytes,
        long totalBytes,
        Integer version,
        Instant createdAt,
        String createdBy,
        Instant finishedAt) {

    static Import of(ImportEntity entity) {
        return new Import(
                entity.id,
                entity.team,
                entity.source,
                entity.endpoint,
                entity.repo,
                entity.revision,
                entity.sourceCommit,
                entity.licence,
                entity.model,
                entity.state,
                entity.message,
                entity.files,
                entity.totalFiles,
                entity.bytes,
                entity.totalBytes,
                entity.version,
                entity.createdAt,
                entity.createdByName,
                entity.finishedAt);
    }
}
