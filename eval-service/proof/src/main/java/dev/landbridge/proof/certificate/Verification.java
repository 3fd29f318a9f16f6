package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the verifier found.
 *
 * @param differences what does not hold, each naming the file or figure; empty when everything does
 * @param warnings true things a reader must know (expired, stand-in, key not pinned)
 * @param statement the signed statement; null when the signature does not hold
 * @param verdict recomputed verdict; null when it could not be recomputed
 */
public record Verification(
        List<String> differences, List<String> warnings, String keyId, JsonNode statement, String verdict) {

    public boolean holds() {
        return differences.isEmpty();
    }
}
