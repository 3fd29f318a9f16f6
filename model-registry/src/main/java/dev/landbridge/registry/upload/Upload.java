package dev.landbridge.registry.upload;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.blob.BlobStore;
import java.time.Instant;
import java.util.List;

/**
 * A file on its way in parts, over as many connections and for as long as it takes.
 *
 * @param sha256 what was declared, or what was found at the end; null until then
 * @param size bytes declared, or found at the end; null until then
 * @param partSize bytes of every part but the last
 * @param handle the blob store's name of the parts; null when nothing has to be sent
 * @param receivedParts those that are there whole and need not be sent again
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Upload(
        String id,
        State state,
        String sha256,
        Long size,
        String fileName,
        long partSize,
        List<BlobStore.Part> receivedParts,
        boolean alreadyPresent,
        String message,
        Instant createdAt,
        Instant expiresAt,
        @JsonIgnore String team,
        @JsonIgnore String createdBy,
        @JsonIgnore String handle) {
    public enum State {
        OPEN,
        COMPLETED,
        REFUSED
    }

    Upload with(List<BlobStore.Part> parts) {
        return new Upload(
                id,
                state,
                sha256,
                size,
                fileName,
                partSize,
                parts,
                alreadyPresent,
                message,
                createdAt,
                expiresAt,
                team,
                createdBy,
                handle);
    }
}
