package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What the verifier of a release bundle found.
 *
 * @param differences what does not hold, each naming the file or figure: the bundle is damaged, forged or put together
 * @param objections why a bundle in which everything holds is still not to be used: expired, revoked, too few signatures
 * @param warnings true things a reader must know
 * @param signers ids of the trusted keys that signed the certificate
 * @param release predicate of the signed list of files; null when its signature does not hold
 * @param verdict of the certificate, recomputed; null when it could not be
 */
public record ReleaseVerification(
        List<String> differences,
        List<String> objections,
        List<String> warnings,
        Set<String> signers,
        JsonNode release,
        String verdict) {

    /** Nothing was changed and nothing speaks against use. */
    public boolean holds() {
        return differences.isEmpty() && objections.isEmpty();
    }
}
