package dev.landbridge.eval.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import java.time.Instant;

/**
 * Something that happened to a certificate or a key.
 *
 * @param team whose certificate it is; {@code -} for what belongs to the installation
 * @param kind label of a {@link LedgerKind}, or whatever else somebody wrote into the row
 * @param subject id of the certificate or key
 * @param digest SHA-256 over everything else, the digest of the event before it included
 */
public record LedgerEvent(
        String id,
        String team,
        String kind,
        String subject,
        JsonNode content,
        String actor,
        Instant at,
        String previousDigest,
        String digest) {

    LedgerEvent after(String previous) {
        LedgerEvent linked = new LedgerEvent(id, team, kind, subject, content, actor, at, previous, "");
        return new LedgerEvent(
                id, team, kind, subject, content, actor, at, previous, CanonicalJson.sha256(linked.json()));
    }

    public boolean is(LedgerKind other) {
        return kind.equals(other.label());
    }

    /** Every field except the digest, as the digest is taken. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id);
        json.put("team", team);
        json.put("kind", kind);
        json.put("subject", subject);
        json.set("content", content);
        json.put("actor", actor);
        json.put("at", at.toString());
        json.put("previous_digest", previousDigest);
        return json;
    }
}
