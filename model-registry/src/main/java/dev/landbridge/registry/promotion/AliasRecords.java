package dev.landbridge.registry.promotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.AliasMove;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is written down and told when an alias moves or is kept from moving, in the caller's transaction. */
@ApplicationScoped
class AliasRecords {
    private final AuditLog audit;
    private final Outbox outbox;
    private final ObjectMapper json;

    AliasRecords(AuditLog audit, Outbox outbox, ObjectMapper json) {
        this.audit = audit;
        this.outbox = outbox;
        this.json = json;
    }

    void moved(Promotions.Wish wish, Actor actor, Alias to, Optional<Alias> before, AliasMove.Cause cause) {
        Map<String, Object> detail = detail(wish, cause.decisionId());
        detail.put("from", before.map(Alias::version).orElse(0));
        detail.put("to", to.version());
        if (cause.reason() != null) {
            detail.put("reason", cause.reason());
        }
        boolean back = cause.kind().equals(AliasMove.ROLLBACK);
        audit.record(
                wish.team(),
                actor,
                back ? "roll-back-alias" : "move-alias",
                new Subject("model", wish.model()),
                detail);
    }

    void refused(Promotions.Wish wish, Actor actor, String reason, String decisionId) {
        Map<String, Object> detail = detail(wish, decisionId);
        detail.put("reason", reason);
        audit.record(wish.team(), actor, "refuse-alias", new Subject("model", wish.model()), detail);
    }

    void tell(Promotions.Wish wish, Alias to, Optional<Alias> before, String certificateId) {
        AliasMoved moved = new AliasMoved(
                wish.model(),
                wish.alias(),
                wish.version(),
                to.deploymentId(),
                to.releaseId(),
                certificateId,
                before.map(Alias::deploymentId).orElse(null));
        try {
            outbox.publish(
                    Promotions.TOPIC,
                    wish.team() + "/" + wish.model() + "@" + wish.alias(),
                    wish.team(),
                    json.writeValueAsString(moved));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> detail(Promotions.Wish wish, String decisionId) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("alias", wish.alias());
        detail.put("version", wish.version());
        detail.put("chip", String.valueOf(wish.chip()));
        if (decisionId != null) {
            detail.put("decision", decisionId);
        }
        return detail;
    }
}
