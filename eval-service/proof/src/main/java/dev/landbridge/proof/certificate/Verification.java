package dev.landbridge.proof.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the verifier found.
 *
 * @param differences what does not hold, each naming the file or figure; empty when everything does
 * @param warnings true things a reader must know (stand-in, key not pinned)
 * @param statement the signed statement; null when the signature does not hold
 * @param verdict recomputed verdict; null when it could not be recomputed
 * @param expired whether its time is over, by the verifier's clock
 */
public record Verification(
        List<String> differences,
        List<String> warnings,
        String keyId,
        JsonNode statement,
        String verdict,
        boolean expired) {

    public boolean holds() {
        return differences.isEmpty();
    }
}
