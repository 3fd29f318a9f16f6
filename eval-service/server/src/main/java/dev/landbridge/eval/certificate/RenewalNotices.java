package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.contracts.registry.v1.ParityProof;
import dev.landbridge.contracts.registry.v1.RenewEvidenceRequest;
import dev.landbridge.eval.parity.ParityRun;
import dev.landbridge.eval.parity.ParityRuns;
import dev.landbridge.eval.registry.ReleaseEvidence;
import dev.landbridge.kit.outbox.OutboxEvent;
import dev.landbridge.kit.outbox.OutboxSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Tells the registry of a renewed certificate, until it has heard it. */
@ApplicationScoped
class RenewalNotices implements OutboxSubscriber {
    private final ReleaseEvidence registry;
    private final CertificateRecords records;
    private final ParityRuns runs;
    private final ObjectMapper json;

    RenewalNotices(ReleaseEvidence registry, CertificateRecords records, ParityRuns runs, ObjectMapper json) {
        this.registry = registry;
        this.records = records;
        this.runs = runs;
        this.json = json;
    }

    @Override
    public String topic() {
        return Renewal.TOPIC;
    }

    @Override
    public void deliver(OutboxEvent event) throws IOException {
        Renewal renewal = json.readValue(event.payload(), Renewal.class);
        CertificateRow row = records.get(event.team(), renewal.certificateId());
        ParityRun run = runs.get(event.team(), row.parityRunId());
        registry.renew(
                event.team(),
                RenewEvidenceRequest.newBuilder()
                        .setReplacedCertificateId(renewal.replacedId())
                        .setCertificateId(row.id())
                        .setSha256(row.sha256())
                        .setKeyId(row.keyId())
                        .setWeightsDigest(row.weightsDigest())
                        .setDeploymentId(row.deploymentId())
                        .setFingerprintDigest(row.fingerprintDigest())
                        .setExpiresAt(row.expiresAt().toString())
                        .setParity(ParityProof.newBuilder()
                                .setId(run.id())
                                .setSentence(run.sentence())
                                .setDigest(run.digest())
                                .setGoldenTraceId(run.goldenTraceId()))
                        .build());
    }
}
