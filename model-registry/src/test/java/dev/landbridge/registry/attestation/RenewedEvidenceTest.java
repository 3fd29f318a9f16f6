package dev.landbridge.registry.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.contracts.registry.v1.ParityProof;
import dev.landbridge.contracts.registry.v1.RenewEvidenceRequest;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.evidence.StaleReason;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class RenewedEvidenceTest {
    private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");
    private static int counter;

    @Inject
    Seed seed;

    @Inject
    EvidenceIndex evidence;

    @Inject
    RenewedEvidence renewed;

    private ModelVersion version;

    @BeforeEach
    void aCertifiedVersion() {
        version = seed.version("renewal-" + ++counter, "adder");
        evidence.record(
                version.subject(),
                Evidence.draft(EvidenceKind.CERTIFICATE, "PASS", "cert_old")
                        .on("cpu", "bf16-emulated")
                        .deployment("dep_1", "fingerprint-1", "")
                        .basis("par_old")
                        .expires(LATER));
    }

    @Test
    void countsInPlaceOfWhatAnotherFingerprintMadeStale() {
        RenewEvidenceRequest renewal = renewal("cert_old").build();
        assertThat(renewed.record(team(), renewal, LATER)).isTrue();
        assertThat(renewed.record(team(), renewal, LATER)).as("told again").isTrue();

        List<Evidence> all = evidence.of(version.subject());
        assertThat(all).extracting(Evidence::referenceId).containsExactly("cert_new", "par_new", "cert_old");
        assertThat(all.get(0).stale()).isFalse();
        assertThat(all.get(0).chip()).isEqualTo("cpu");
        assertThat(all.get(0).numerics()).isEqualTo("bf16-emulated");
        assertThat(all.get(0).basisId()).isEqualTo("par_new");
        assertThat(all.get(1).kind()).isEqualTo(EvidenceKind.PARITY);
        assertThat(all.get(1).basisId()).isEqualTo("gold_1");
        assertThat(all.get(2).staleBecause())
                .containsExactlyInAnyOrder(StaleReason.FINGERPRINT, StaleReason.SUPERSEDED);
    }

    @Test
    void recordsNothingAboutWhatItNeverHeardOf() {
        assertThat(renewed.record(team(), renewal("cert_foreign").build(), LATER))
                .isFalse();
        assertThat(evidence.of(version.subject())).hasSize(1);
    }

    @Test
    void refusesAProofOfOtherWeights() {
        RenewEvidenceRequest other =
                renewal("cert_old").setWeightsDigest("f".repeat(64)).build();
        assertThatThrownBy(() -> renewed.record(team(), other, LATER)).hasMessageContaining("weights_digest");
        assertThat(evidence.of(version.subject())).hasSize(1);
    }

    private String team() {
        return version.team();
    }

    private RenewEvidenceRequest.Builder renewal(String replaced) {
        return RenewEvidenceRequest.newBuilder()
                .setReplacedCertificateId(replaced)
                .setCertificateId("cert_new")
                .setSha256("ab")
                .setKeyId("cd")
                .setWeightsDigest(version.digest())
                .setDeploymentId("dep_1")
                .setFingerprintDigest("fingerprint-2")
                .setParity(ParityProof.newBuilder()
                        .setId("par_new")
                        .setSentence("Equal.")
                        .setDigest("ef")
                        .setGoldenTraceId("gold_1"));
    }
}
