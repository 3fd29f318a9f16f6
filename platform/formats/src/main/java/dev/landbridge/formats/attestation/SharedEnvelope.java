package dev.landbridge.formats.attestation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A DSSE v1 envelope that several keys have signed. A sigstore bundle carries exactly one signature, so statements with
 * more of them travel in this plain form beside it.
 *
 * @param payload bytes of the in-toto statement
 */
public record SharedEnvelope(byte[] payload, List<Signature> signatures) {

    public static final String MEDIA_TYPE = "application/vnd.dsse.envelope.v1+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * One key's signature.
     *
     * @param keyId lower-case hex SHA-256 of the public key's PEM
     * @param der over the pre-authentication encoding
     */
    public record Signature(String keyId, byte[] der) {}

    public SharedEnvelope {
        signatures = List.copyOf(signatures);
    }

    /** The same statement and its one signature. */
    public static SharedEnvelope of(Envelope envelope) {
        return new SharedEnvelope(envelope.payload(), List.of(new Signature(envelope.keyHint(), envelope.signature())));
    }

    public SharedEnvelope and(Signature more) {
        List<Signature> all = new ArrayList<>(signatures);
        all.add(more);
        return new SharedEnvelope(payload, all);
    }

    /** Ids of those keys that have signed, each counted once however often it did. */
    public Set<String> signers(Collection<VerificationKey> keys) {
        byte[] message = Envelope.preAuthentication(payload);
        Set<String> signers = new TreeSet<>();
        for (VerificationKey key : keys) {
            if (signatures.stream()
                    .filter(signature -> signature.keyId().equals(key.keyId()))
                    .anyMatch(signature -> key.verifies(message, signature.der()))) {
                signers.add(key.keyId());
            }
        }
        return signers;
    }

    /** The one spelling of the envelope; any other spelling is refused by {@link #parse}. */
    public byte[] json() {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.put("payloadType", Envelope.PAYLOAD_TYPE);
        ArrayNode list = envelope.putArray("signatures");
        for (Signature signature : signatures) {
            list.addObject()
                    .put("keyid", signature.keyId())
                    .put("sig", Base64.getEncoder().encodeToString(signature.der()));
        }
        return CanonicalJson.bytes(envelope);
    }

    /** @throws IOException when the bytes are not an envelope this library wrote */
    public static SharedEnvelope parse(byte[] json) throws IOException {
        try {
            JsonNode tree = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            List<Signature> signatures = new ArrayList<>();
            for (JsonNode signature : tree.path("signatures")) {
                signatures.add(new Signature(
                        signature.path("keyid").asText(),
                        Base64.getDecoder().decode(signature.path("sig").asText())));
            }
            SharedEnvelope envelope = new SharedEnvelope(
                    Base64.getDecoder().decode(tree.path("payload").asText()), signatures);
            if (!Arrays.equals(envelope.json(), json)) {
                throw new IOException("the envelope has content beyond its signed statement");
            }
            return envelope;
        } catch (IllegalArgumentException e) {
            throw new IOException("the envelope is not valid base64", e);
        }
    }
}
