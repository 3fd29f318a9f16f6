package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** The team's certificates; {@code ./landbridge verify} checks a bundle offline. */
public final class Certificates {
    private static final Target CERTIFICATES = Target.of("certificates");

    private final Api api;

    public Certificates(Api api) {
        this.api = api;
    }

    /** Newest first. */
    public Pages<Certificate> list() {
        return api.pages(CERTIFICATES, Certificate.class);
    }

    public Certificate get(String id) {
        return api.get(CERTIFICATES.file(id), Certificate.class);
    }

    /** The signed statement as a sigstore bundle, byte by byte as it was signed. */
    public byte[] bundle(String id) {
        return api.bytes(CERTIFICATES.file(id).file("bundle"));
    }

    /** Copies the archive of the bundle with what its verdict was computed from; returns its length. */
    public long copyArchive(String id, OutputStream to) {
        return api.copy(CERTIFICATES.file(id).file("archive"), to);
    }

    /** The companion in-toto test result as a sigstore bundle. */
    public byte[] testResult(String id) {
        return api.bytes(CERTIFICATES.file(id).file("test-result"));
    }

    /** Copies everything a customer needs beside the weights, in one archive; returns its length. */
    public long copyReleaseBundle(String id, OutputStream to) {
        return api.copy(CERTIFICATES.file(id).file("release-bundle"), to);
    }

    /** The statement with every signature, as a DSSE envelope. */
    public byte[] signatures(String id) {
        return api.bytes(CERTIFICATES.file(id).file("signatures"));
    }

    /** The bytes that a cosigner signs. */
    public byte[] signingInput(String id) {
        return api.bytes(CERTIFICATES.file(id).file("signatures").file("input"));
    }

    /**
     * Adds a cosigner's signature.
     *
     * @param signature base64 of the DER signature; null for a key that the server keeps
     */
    public void sign(String id, String keyId, String signature) {
        Map<String, String> wish = new LinkedHashMap<>();
        wish.put("key_id", keyId);
        wish.put("signature", signature);
        api.post(CERTIFICATES.file(id).file("signatures"), wish, JsonNode.class);
    }

    /** Takes it back, for ever. */
    public Certificate revoke(String id, String reason) {
        return api.post(CERTIFICATES.file(id).file("revocation"), Map.of("reason", reason), Certificate.class);
    }

    /** The signed list of all that was ever taken back, as a sigstore bundle. */
    public byte[] revocations() {
        return api.bytes(CERTIFICATES.file("revocations"));
    }

    /** Lets the server compute the chain of all certificates again; for operators. */
    public Certificate.Chain chain() {
        return api.get(CERTIFICATES.file("chain"), Certificate.Chain.class);
    }

    /** Copies the chain, one JSON document a line; for operators. Returns its length. */
    public long copyChain(OutputStream to) {
        return api.copy(CERTIFICATES.file("chain").file("export"), to);
    }

    public Pages<Certificate.Key> keys() {
        return api.pages(Target.of("signing-keys"), Certificate.Key.class);
    }
}
