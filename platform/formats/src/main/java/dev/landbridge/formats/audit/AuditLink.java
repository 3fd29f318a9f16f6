package dev.landbridge.formats.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;

/**
 * One event of an audit log with its place in the chain of its service and team.
 *
 * @param content everything but the digest: the event's own members, service, team, sequence and previous_digest
 * @param digest lower-case hex SHA-256 over the canonical JSON of the content
 */
public record AuditLink(ObjectNode content, String digest) {
    /** What the first event of a chain names as the digest before it. */
    public static final String GENESIS = "0".repeat(64);

    private static final String DIGEST = "digest";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws IllegalArgumentException when the line is not the JSON object of a chained event */
    public static AuditLink parse(String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode node
                    && node.path("sequence").isIntegralNumber()
                    && node.path("previous_digest").isTextual()
                    && node.path(DIGEST).isTextual()) {
                String digest = node.remove(DIGEST).textValue();
                return new AuditLink(node, digest);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("is not an event of an audit log");
    }

    /** One line of an export, without its line feed. */
    public String line() {
        ObjectNode whole = content.deepCopy();
        whole.put(DIGEST, digest);
        return CanonicalJson.write(whole);
    }

    public String computedDigest() {
        return CanonicalJson.sha256(content);
    }

    public String service() {
        return text("service");
    }

    public String team() {
        return text("team");
    }

    public String id() {
        return text("id");
    }

    /** Position in the chain, from 1. */
    public long sequence() {
        return content.path("sequence").longValue();
    }

    public String previousDigest() {
        return text("previous_digest");
    }

    private String text(String member) {
        JsonNode value = content.path(member);
        return value.isTextual() ? value.textValue() : "";
    }
}
