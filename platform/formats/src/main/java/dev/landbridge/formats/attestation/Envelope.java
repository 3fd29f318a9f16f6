package dev.landbridge.formats.attestation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A DSSE envelope with one signature, in a sigstore bundle v0.3 (key mode, no transparency log).
 *
 * @param payload bytes of the in-toto statement
 * @param signature DER, over the pre-authentication encoding of the payload
 */
public record Envelope(byte[] payload, byte[] signature, String keyHint) {

    public static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public static Envelope sign(byte[] payload, SigningKey key) {
        return new Envelope(
                payload,
                key.sign(preAuthentication(payload)),
                key.verificationKey().keyId());
    }

    /** DSSE v1 PAE: "DSSEv1" SP length(type) SP type SP length(payload) SP payload. */
    public static byte[] preAuthentication(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = "DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The one spelling of the bundle; any other spelling is refused by {@link #parse}. */
    public byte[] bundle() {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("mediaType", MEDIA_TYPE);
        ObjectNode material = bundle.putObject("verificationMaterial");
        material.putObject("publicKey").put("hint", keyHint);
        material.putArray("tlogEntries");
        ObjectNode envelope = bundle.putObject("dsseEnvelope");
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.put("payloadType", PAYLOAD_TYPE);
        envelope.putArray("signatures")
                .addObject()
                .put("sig", Base64.getEncoder().encodeToString(signature))
                .put("keyid", "");
        return CanonicalJson.bytes(bundle);
    }

    /** Whether this key made the signature, whatever the hint says. */
    public boolean signedBy(VerificationKey key) {
        return key.verifies(preAuthentication(payload), signature);
    }

    /** @throws IOException when the bytes are not a bundle this library wrote */
    public static Envelope parse(byte[] bundle) throws IOException {
        try {
            JsonNode json = JSON.readTree(new String(bundle, StandardCharsets.UTF_8));
            JsonNode dsse = json.path("dsseEnvelope");
            Envelope envelope = new Envelope(
                    Base64.getDecoder().decode(dsse.path("payload").asText()),
                    Base64.getDecoder()
                            .decode(dsse.path("signatures").path(0).path("sig").asText()),
                    json.path("verificationMaterial")
                            .path("publicKey")
                            .path("hint")
                            .asText());
            if (!Arrays.equals(envelope.bundle(), bundle)) {
                throw new IOException("the bundle has content beyond its one signed statement");
            }
            return envelope;
        } catch (IllegalArgumentException e) {
            throw new IOException("the bundle is not valid base64", e);
        }
    }
}
