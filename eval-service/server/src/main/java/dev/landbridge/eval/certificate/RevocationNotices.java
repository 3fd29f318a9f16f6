package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.eval.registry.ReleaseEvidence;
import dev.landbridge.kit.outbox.OutboxEvent;
import dev.landbridge.kit.outbox.OutboxSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Tells the registry that a certificate no longer counts, until it has heard it. */
@ApplicationScoped
class RevocationNotices implements OutboxSubscriber {
    private final ReleaseEvidence registry;
    private final ObjectMapper json;

    RevocationNotices(ReleaseEvidence registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    @Override
    public String topic() {
        return CertificateRevocations.TOPIC;
    }

    @Override
    public void deliver(OutboxEvent event) throws IOException {
        Revocation revocation = json.readValue(event.payload(), Revocation.class);
        registry.revoke(event.team(), revocation.certificateId(), revocation.reason(), revocation.at());
    }
}
