package dev.landbridge.proof.chain;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a check of the chain found.
 *
 * @param certificates links that hold, from the first
 * @param events events that hold, from the first
 * @param head digest of the newest event; keep it to notice later that the end was cut off
 * @param broken the first thing that does not hold; null when everything does
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ChainReport(boolean verified, long certificates, long events, String head, Broken broken) {

    /** @param id of the certificate or event; empty for the whole */
    public record Broken(String kind, String id, String reason) {}
}
