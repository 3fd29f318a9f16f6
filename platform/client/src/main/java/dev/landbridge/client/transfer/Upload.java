package dev.landbridge.client.transfer;

import java.time.Instant;
import java.util.List;

/**
 * A file on its way to the server, as the server knows it.
 *
 * @param partSize bytes of every part but the last
 * @param receivedParts parts the server keeps already
 */
public record Upload(String id, long partSize, List<Part> receivedParts, String state, Instant expiresAt) {
    /** @param number from 1 */
    public record Part(int number, long size) {}

    public Upload {
        receivedParts = receivedParts == null ? List.of() : List.copyOf(receivedParts);
    }

    boolean isOpen() {
        return "OPEN".equals(state);
    }

    boolean hasReceived(int number, long size) {
        return receivedParts.stream().anyMatch(part -> part.number() == number && part.size() == size);
    }
}
