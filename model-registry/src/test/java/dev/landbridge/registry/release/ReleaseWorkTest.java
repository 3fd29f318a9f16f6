package dev.landbridge.registry.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.formats.attestation.VerificationKey;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.kit.outbox.OutboxEvent;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.decision.SignedDecision;
import dev.landbridge.registry.decision.SignedDecisions;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.evidence.StaleReason;
import dev.landbridge.registry.promotion.RouteUpdates;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ReleaseWorkTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");
    private static final Actor BOB = new Actor("usr_bob", "bob");
    private static final ReleaseDecisions.Verdict APPROVE =
            new ReleaseDecisions.Verdict("approve", "", List.of(Role.VIEWER, Role.MEMBER, Role.RELEASER));
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static int counter;

    @Inject
    Seed seed;

    @Inject
    Releases releases;

    @Inject
    ReleaseDecisions decisions;

    @Inject
    ReleaseWork work;

    @Inject
    WorkQueue queue;

    @Inject
    Outbox outbox;

    @Inject
    RouteUpdates routes;

    @Inject
    EvidenceIndex evidence;

    @Inject
    Aliases aliases;

    @Inject
    SignedDecisions signedDecisions;

    private String team;
    private ModelVersion version;

    @BeforeEach
    void freshTeam() {
        seed.settleOutbox();
        FakeServices.reset();
        KillableProgress.killAt(-1, false);
        team = "team-" + ++counter;
        version = seed.version(team, "adder");
        FakeServices.FACTS.put("weights", version.digest());
    }

    @Test
    void releasesWhatIsProvenAndMovesTheTraffic() throws Exception {
        String id = request("cpu", "bf16-emulated", "");
        drive(id);
        assertThat(releases.get(team, id).state())
                .as(releases.get(team, id).message())
                .isEqualTo(ReleaseState.AWAITING_APPROVAL);
        as("ada", Role.ADMIN)
                .body("{\"decision\":\"approve\"}")
                .post("/api/v1/releases/" + id + "/approval")
                .then()
                .statusCode(403)
                .body("detail", containsString("second person"));
        as("carl", Role.MEMBER)
                .body("{\"decision\":\"approve\"}")
                .post("/api/v1/releases/" + id + "/approval")
                .then()
                .statusCode(403);
        as("bob", Role.RELEASER)
                .body("{\"decision\":\"approve\",\"comment\":\"fine\"}")
                .post("/api/v1/releases/" + id + "/approval")
                .then()
                .statusCode(200);
        drive(id);
        as("vera", Role.VIEWER)
                .get("/api/v1/releases/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("RELEASED"))
                .body("steps.state.unique()", equalTo(List.of("SUCCEEDED")))
                .body("gates.state.unique()", equalTo(List.of("PASS")))
                .body("approved_by", equalTo("bob"));
        List<OutboxEvent> moved = events();
        assertThat(moved).hasSize(1);
        routes.deliver(moved.get(0));
        assertThat(FakeServices.ROUTES).hasSize(1);
        assertThat(FakeServices.ROUTES.get(0).getName()).isEqualTo("adder");
        assertThat(FakeServices.states())
                .containsExactlyInAnyOrder(
                        DeploymentState.DEPLOYMENT_STATE_READY, DeploymentState.DEPLOYMENT_STATE_STOPPED);
        as("vera", Role.VIEWER)
                .get("/api/v1/readiness")
                .then()
                .statusCode(200)
                .body("rows[0].blocked_by", equalTo(null))
                .body("rows[0].cells.state.unique()", equalTo(List.of("PASS")));
        as("vera", Role.VIEWER)
                .get("/api/v1/audit?subject=release:" + id)
                .then()
                .statusCode(200)
                .body("items.action", hasItems("request-release", "approve-release"));
        refusesOtherChipsAndChangedDeployments();
    }

    @Test
    void goesBackToAReleaseThatWasStopped() throws Exception {
        String first = released(1);
        seed.version(team, "adder");
        String second = released(2);
        assertThat(state(first)).isEqualTo(DeploymentState.DEPLOYMENT_STATE_STOPPED);

        String revived = putProduction(1)
                .statusCode(200)
                .body("version", equalTo(1))
                .extract()
                .path("deployment_id");
        deliverMoves();

        assertThat(revived).isNotIn(first, second);
        assertThat(state(revived)).isEqualTo(DeploymentState.DEPLOYMENT_STATE_READY);
        assertThat(state(second)).isEqualTo(DeploymentState.DEPLOYMENT_STATE_STOPPED);
        PutRouteRequest route = FakeServices.ROUTES.get(FakeServices.ROUTES.size() - 1);
        assertThat(route.getDeploymentId()).isEqualTo(revived);
        assertThat(route.getCertificateId()).isNotEmpty();
        putProduction(1).statusCode(200).body("deployment_id", equalTo(revived));

        FakeServices.engineVersion = "2";
        putProduction(2).statusCode(403).body("missing.gate", equalTo(List.of("parity", "certificate")));
        assertThat(state(revived)).isEqualTo(DeploymentState.DEPLOYMENT_STATE_READY);
        assertThat(FakeServices.states())
                .filteredOn(state -> state == DeploymentState.DEPLOYMENT_STATE_READY)
                .hasSize(1);
    }

    @Test
    void signsWhatItDecidesAndHearsOfARevokedCertificate() throws Exception {
        released(1);
        JsonNode passed = attestation(0);
        assertThat(passed.at("/predicate/verificationResult").asText()).isEqualTo("PASSED");
        assertThat(passed.at("/subject/0/digest/sha256").asText()).isEqualTo(version.digest());
        assertThat(passed.at("/predicate/verifiedLevels").toString()).contains("\"LANDBRIDGE_CERTIFICATE\"");
        String certificateId = evidence.of(version.subject()).stream()
                .filter(item -> item.kind() == EvidenceKind.CERTIFICATE)
                .findFirst()
                .orElseThrow()
                .referenceId();
        assertThat(passed.at("/predicate/inputAttestations").toString())
                .contains("{\"digest\":{\"sha256\":\"ab\"},\"uri\":\"landbridge:certificate/" + certificateId + "\"}");
        namesItsDocumentsByDigest(passed, certificateId);

        Instant now = Instant.parse("2026-11-28T00:00:00Z");
        evidence.revoke(team, EvidenceKind.CERTIFICATE, certificateId, "the key leaked", now);
        evidence.revoke(team, EvidenceKind.CERTIFICATE, certificateId, "the key leaked", now);
        putProduction(1)
                .statusCode(403)
                .body("missing.gate", equalTo(List.of("certificate")))
                .body("detail", containsString("it was revoked"));
        assertThat(evidence.of(version.subject()))
                .filteredOn(item -> item.staleBecause(StaleReason.REVOKED))
                .hasSize(1)
                .noneMatch(Evidence::holds);
        JsonNode refused = attestation(0);
        assertThat(refused.at("/predicate/verificationResult").asText()).isEqualTo("FAILED");
        assertThat(refused.at("/predicate/verifiedLevels").toString()).isEqualTo("[\"FAILED\"]");
        as("vera", Role.VIEWER)
                .get("/api/v1/audit?action=revoke-evidence")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
    }

    private void namesItsDocumentsByDigest(JsonNode summary, String certificateId) throws Exception {
        SignedDecision decision =
                signedDecisions.restingOn(team, "adder", 1, certificateId).orElseThrow();
        assertThat(summary.at("/predicate/policy/digest/sha256").asText()).isEqualTo(Sha256.hex(decision.policy()));
        assertThat(summary.at("/predicate/inputAttestations").toString())
                .contains(Sha256.hex(decision.record()), "landbridge:decision/" + decision.decisionId());
        assertThat(CanonicalJson.write(JSON.readTree(decision.record()))).isEqualTo(decision.record());
    }

    /** The statement of a decision, counted from the newest, once its signature was checked. */
    private JsonNode attestation(int index) throws Exception {
        String path = "/api/v1/models/adder/aliases/production/decisions";
        String id = as("vera", Role.VIEWER).get(path).path("items[" + index + "].id");
        Envelope envelope = Envelope.parse(
                as("vera", Role.VIEWER).get(path + "/" + id + "/attestation").asByteArray());
        String pem = given().get("/api/v1/models/signing-key.pem").asString();
        assertThat(envelope.signedBy(new VerificationKey(pem))).isTrue();
        as("vera", Role.VIEWER)
                .get(path.replace("production", "other") + "/" + id + "/attestation")
                .then()
                .statusCode(404);
        return JSON.readTree(envelope.payload());
    }

    private String released(int number) throws Exception {
        String id = releases.request(
                        team,
                        ADA,
                        new Releases.NewRelease("adder", number, "production", "cpu", "bf16-emulated", "", "", ""),
                        null)
                .id();
        drive(id);
        decisions.decide(team, BOB, id, APPROVE);
        drive(id);
        assertThat(releases.get(team, id).state())
                .as(releases.get(team, id).message())
                .isEqualTo(ReleaseState.RELEASED);
        deliverMoves();
        return releases.get(team, id).deploymentId();
    }

    private void deliverMoves() throws Exception {
        for (OutboxEvent event : events()) {
            routes.deliver(event);
            outbox.delivered(List.of(event));
        }
    }

    private ValidatableResponse putProduction(int number) {
        return as("bob", Role.RELEASER)
                .body("{\"version\":" + number + ",\"chip\":\"cpu\"}")
                .put("/api/v1/models/adder/aliases/production")
                .then();
    }

    private static DeploymentState state(String deploymentId) {
        return FakeServices.DEPLOYMENTS.get(deploymentId).getState();
    }

    private void refusesOtherChipsAndChangedDeployments() {
        as("bob", Role.RELEASER)
                .body("{\"version\":1,\"chip\":\"ascend-910b3\"}")
                .put("/api/v1/models/adder/aliases/production")
                .then()
                .statusCode(403)
                .body("code", equalTo("gate-refused"))
                .body("missing.gate", equalTo(List.of("portability", "parity", "certificate", "approval")));
        as("bob", Role.RELEASER)
                .body("{\"version\":1,\"chip\":\"cpu\"}")
                .put("/api/v1/models/adder/aliases/production")
                .then()
                .statusCode(200);
        FakeServices.engineVersion = "2";
        as("bob", Role.RELEASER)
                .body("{\"version\":1,\"chip\":\"cpu\"}")
                .put("/api/v1/models/adder/aliases/production")
                .then()
                .statusCode(403)
                .body("missing.gate", equalTo(List.of("parity", "certificate")))
                .body("detail", containsString("fingerprint differs"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        as("bob", Role.RELEASER)
                .body("{\"version\":1,\"chip\":\"cpu\"}")
                .put("/api/v1/models/adder/aliases/production")
                .then()
                .statusCode(403)
                .body("code", equalTo("gate-refused"))
                .body(
                        "missing.gate",
                        equalTo(List.of(
                                "portability", "evaluation", "golden-trace", "parity", "certificate", "approval")))
                .body("detail", containsString("no parity run on cpu is recorded"));
        as("ada", Role.MEMBER)
                .body("{\"version\":1}")
                .put("/api/v1/models/adder/aliases/experiment")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void refusesWhenParityDoesNotPass() {
        for (Verdict verdict : List.of(Verdict.VERDICT_FAIL, Verdict.VERDICT_INCONCLUSIVE, Verdict.VERDICT_INVALID)) {
            FakeServices.DEPLOYMENTS.clear();
            FakeServices.parity = verdict;
            String id = request("cpu", "fp16-emulated", "rope-base=1000000");
            drive(id);
            Release release = releases.get(team, id);
            assertThat(release.state()).isEqualTo(ReleaseState.REFUSED);
            assertThat(release.message()).isEqualTo("mean KL 0.31 is over the bound 0.01");
            assertThat(FakeServices.states()).containsOnly(DeploymentState.DEPLOYMENT_STATE_STOPPED);
        }
        assertThat(events()).isEmpty();
    }

    @Test
    void neverPromotesAnInjectedFaultEvenWhenParityPasses() {
        String id = request("cpu", "bf16-emulated", "rope-base=1000000");
        drive(id);
        Release release = releases.get(team, id);
        assertThat(release.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(release.message()).contains("rope-base=1000000");
        assertThat(release.certificateId()).isNull();
        assertThat(release.gates())
                .filteredOn(gate -> gate.name().equals("no-fault-injected"))
                .allMatch(gate -> !gate.passes());
    }

    @Test
    void neverTakesAnEmulationForTheChip() {
        String id = request("ascend-910b3", "bf16-emulated", "");
        drive(id);
        decisions.decide(team, BOB, id, APPROVE);
        drive(id);
        Release release = releases.get(team, id);
        assertThat(release.state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(release.message()).contains("is an emulation (bf16-emulated)");
        assertThat(aliases.of(team, "adder")).isEmpty();
    }

    @Test
    void takesDownEverythingWhenCancelled() {
        String id = request("cpu", "bf16-emulated", "");
        for (int i = 0; i < 4; i++) {
            once(id);
        }
        releases.cancel(team, ADA, id);
        drive(id);
        assertThat(releases.get(team, id).state()).isEqualTo(ReleaseState.CANCELLED);
        assertThat(FakeServices.states()).isNotEmpty().containsOnly(DeploymentState.DEPLOYMENT_STATE_STOPPED);
    }

    @Test
    void endsTheSameWhereverItsWorkerIsKilled() {
        int writes = releaseKilledAt(-1, false);
        assertThat(writes).isGreaterThan(20);
        for (int write = 0; write < writes; write++) {
            releaseKilledAt(write, false);
            releaseKilledAt(write, true);
        }
    }

    private int releaseKilledAt(int write, boolean after) {
        freshTeam();
        KillableProgress.killAt(write, after);
        String id = request("cpu", "bf16-emulated", "");
        drive(id);
        decisions.decide(team, BOB, id, APPROVE);
        drive(id);
        String where = "killed at write " + write + (after ? " after it" : " before it");
        assertThat(releases.get(team, id).state()).as(where).isEqualTo(ReleaseState.RELEASED);
        assertThat(FakeServices.STARTED.keySet())
                .as(where)
                .containsExactlyInAnyOrder(
                        id + "/reference",
                        id + "/evaluate",
                        id + "/golden-trace",
                        id + "/deploy",
                        id + "/parity",
                        id + "/certificate");
        assertThat(evidence.of(version.subject())).as(where).hasSize(5).noneMatch(item -> item.stale());
        assertThat(aliases.history(team, "adder", "production")).as(where).hasSize(1);
        assertThat(events()).as(where).hasSize(1);
        return KillableProgress.writes();
    }

    private String request(String chip, String numerics, String fault) {
        return releases.request(
                        team,
                        ADA,
                        new Releases.NewRelease("adder", 1, "production", chip, numerics, "", "", fault),
                        null)
                .id();
    }

    /** Plays the runner: claims and handles until there is nothing to do. A killed worker's lease runs out. */
    private void drive(String id) {
        for (int i = 0; i < 200 && once(id); i++) {
            assertThat(i).as("steps of " + id).isLessThan(199);
        }
    }

    private boolean once(String id) {
        Optional<Claim> claim = queue.claim(ReleaseWork.KIND, "test", LEASE);
        if (claim.isEmpty()) {
            return false;
        }
        assertThat(claim.get().subjectId()).isEqualTo(id);
        try {
            var outcome = work.handle(claim.get());
            queue.finish(
                    claim.get(),
                    outcome instanceof dev.landbridge.kit.lease.WorkOutcome.Again
                            ? dev.landbridge.kit.lease.WorkOutcome.again(Duration.ZERO)
                            : outcome);
        } catch (KillableProgress.Killed killed) {
            queue.renew(claim.get(), Duration.ofMillis(-1));
        }
        return true;
    }

    private List<OutboxEvent> events() {
        return outbox.take(50, Duration.ofHours(1)).stream()
                .filter(event -> event.team().equals(team) && event.topic().equals(routes.topic()))
                .toList();
    }

    private RequestSpecification as(String name, String role) {
        return given().auth().oauth2(TestTokens.person(name, team, role)).contentType("application/json");
    }
}
