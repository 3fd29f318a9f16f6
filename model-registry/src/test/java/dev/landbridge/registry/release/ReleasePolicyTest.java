package dev.landbridge.registry.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ReleasePolicyTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");
    private static int counter;

    @Inject
    Seed seed;

    @Inject
    Releases releases;

    @Inject
    ReleaseWork work;

    @Inject
    WorkQueue queue;

    @Inject
    Promotions promotions;

    @Inject
    Clock clock;

    private String team;

    @BeforeEach
    void freshTeam() {
        FakeServices.reset();
        KillableProgress.killAt(-1, false);
        team = "policy-team-" + ++counter;
        ModelVersion version = seed.version(team, "adder");
        FakeServices.FACTS.put("weights", version.digest());
    }

    /** What is left in the queue would be claimed by the next test, whose services know nothing of it. */
    @AfterEach
    void leaveNothingToDo() {
        drive();
    }

    @Test
    void waitsForAsManyDifferentPeopleAsThePolicyAsksFor() {
        savePolicy("production", body("\"approvals\":{\"count\":2,\"roles\":[\"releaser\"]}"));
        String id = awaiting(1);
        approve("ada", Role.ADMIN, id).statusCode(403).body("detail", containsString("second person"));
        approve("bob", Role.RELEASER, id)
                .statusCode(200)
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("message", containsString("1 of 2"))
                .body("approvals_required", equalTo(2))
                .body("approvals.decided_by", contains("bob"))
                .body("approved_by", equalTo("bob"));
        approve("bob", Role.RELEASER, id)
                .statusCode(200)
                .body("state", equalTo("AWAITING_APPROVAL"))
                .body("approvals", hasSize(1));
        approve("ada", Role.RELEASER, id).statusCode(403);
        approve("cyd", Role.RELEASER, id)
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("approvals.decided_by", contains("cyd", "bob"))
                .body("approvals.decision.unique()", equalTo(List.of("approve")));
        drive();
        as("vera", Role.VIEWER)
                .get("/api/v1/releases/" + id)
                .then()
                .body("state", equalTo("RELEASED"))
                .body("policy", equalTo("team@1"))
                .body("decision_id", startsWith("dcn_"))
                .body("approved_by", equalTo("cyd"));
    }

    @Test
    void asksForTheRoleThatThePolicyNames() {
        savePolicy("production", body("\"approvals\":{\"count\":1,\"roles\":[\"admin\"]}"));
        String id = awaiting(1);
        approve("bob", Role.RELEASER, id).statusCode(403).body("detail", containsString("role admin"));
        approve("cyd", Role.ADMIN, id).statusCode(200).body("state", equalTo("RUNNING"));
    }

    @Test
    void judgesByThePolicyOfTheMomentOfTheDecision() {
        String id = awaiting(1);
        savePolicy("production", body("\"approvals\":{\"count\":2,\"roles\":[\"releaser\"]}"));
        approve("bob", Role.RELEASER, id).body("state", equalTo("AWAITING_APPROVAL"));
        savePolicy("production", body("\"approvals\":{\"count\":1,\"roles\":[\"releaser\"]}"));
        approve("bob", Role.RELEASER, id).body("state", equalTo("RUNNING"));
        savePolicy("production", body("\"approvals\":{\"count\":3,\"roles\":[\"releaser\"]}"));
        drive();
        assertThat(releases.get(team, id).state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(releases.get(team, id).message()).contains("1 of 3 people have approved");
        as("vera", Role.VIEWER)
                .get("/api/v1/models/adder/aliases/production/decisions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].allowed", equalTo(false))
                .body("items[0].policy", equalTo("team@3"))
                .body("items[0].gates.name", hasItem("approval"));
    }

    @Test
    void releasesAWaivedVersionAndShowsTheWaiverWhereverTheReleaseIsShown() {
        FakeServices.exactMatch = 0.5;
        String refused = requested(1);
        drive();
        assertThat(releases.get(team, refused).state()).isEqualTo(ReleaseState.REFUSED);
        assertThat(releases.get(team, refused).message()).contains("exact match 0.5000 is below the required 0.9000");

        waive("ada", "evaluation").statusCode(403).body("detail", containsString("another releaser"));
        waive("bob", "approval").statusCode(400).body("errors[0].field", equalTo("requirement"));
        waive("bob", "certificate").statusCode(400);
        String waiver = waive("bob", "evaluation")
                .statusCode(201)
                .body("granted_by_name", equalTo("bob"))
                .extract()
                .path("id");
        String id = awaiting(1);
        approve("bob", Role.RELEASER, id).statusCode(200);
        drive();
        as("vera", Role.VIEWER)
                .get("/api/v1/releases/" + id)
                .then()
                .body("state", equalTo("RELEASED"))
                .body("waivers.id", contains(waiver))
                .body("gates.find { it.name == 'evaluation' }.state", equalTo("PASS"))
                .body("gates.find { it.name == 'evaluation' }.waiver_id", equalTo(waiver))
                .body("gates.find { it.name == 'evaluation' }.detail", startsWith("waived until "))
                .body("gates.find { it.name == 'evaluation' }.detail", containsString(" by bob: customer waits"));
        as("vera", Role.VIEWER)
                .get("/api/v1/models/adder/aliases/production/decisions")
                .then()
                .body("items[0].allowed", equalTo(true))
                .body("items[0].inputs.waivers.id", contains(waiver))
                .body("items[0].inputs.evidence.kind", hasItem("certificate"))
                .body("items[0].inputs.approvals.decided_by", contains("usr_bob"))
                .body("items[0].subject", equalTo(seed.version(team, "other").digest()));
        as("bob", Role.RELEASER)
                .delete("/api/v1/models/adder/versions/1/waivers/" + waiver)
                .then()
                .statusCode(204);
        put("bob", 1).statusCode(403).body("missing.gate", contains("evaluation"));
        as("vera", Role.VIEWER)
                .get("/api/v1/models/adder/versions/1/waivers")
                .then()
                .body("items[0].revoked_by", equalTo("bob"));
    }

    @Test
    void doesNotCountAWaiverOfWhoeverAsksForTheMove() {
        FakeServices.exactMatch = 0.5;
        waive("ada", "evaluation").statusCode(201);
        String id = requested(1);
        drive();
        assertThat(releases.get(team, id).state()).isEqualTo(ReleaseState.REFUSED);
        put("ada", 1).statusCode(403).body("missing.gate", hasItem("evaluation"));
    }

    @Test
    void goesBackInOneCallAndKeepsTheRecord() {
        released(1);
        seed.version(team, "adder");
        released(2);
        seed.version(team, "adder");
        released(3);
        rollback(Role.MEMBER).statusCode(403);
        rollback(Role.RELEASER).statusCode(200).body("version", equalTo(2)).body("deployment_id", notNullValue());
        rollback(Role.RELEASER).statusCode(200).body("version", equalTo(1));
        rollback(Role.RELEASER).statusCode(409).body("detail", containsString("nothing to go back to"));
        as("vera", Role.VIEWER)
                .get("/api/v1/models/adder/aliases/production/history")
                .then()
                .body("items.to_version", contains(1, 2, 3, 2, 1))
                .body("items.from_version", contains(2, 3, 2, 1, null))
                .body("items.kind", contains("rollback", "rollback", "promotion", "promotion", "promotion"))
                .body("items[0].reason", equalTo("answers got worse"))
                .body("items.decision_id", org.hamcrest.Matchers.everyItem(startsWith("dcn_")));
        as("vera", Role.VIEWER)
                .get("/api/v1/audit?subject=model:adder")
                .then()
                .body("items.action", hasItem("roll-back-alias"));
    }

    @Test
    void refusesARollbackToWhatIsNoLongerProven() {
        released(1);
        seed.version(team, "adder");
        released(2);
        FakeServices.engineVersion = "2";
        rollback(Role.RELEASER).statusCode(403).body("missing.gate", contains("parity", "certificate"));
        as("vera", Role.VIEWER)
                .get("/api/v1/evidence?model=adder&stale=true")
                .then()
                .body("items.kind.unique().sort()", equalTo(List.of("certificate", "parity")))
                .body("items.stale_because.flatten().unique()", equalTo(List.of("fingerprint")))
                .body("items.version.unique()", equalTo(List.of(1)));
        as("vera", Role.VIEWER)
                .get("/api/v1/readiness")
                .then()
                .body("rows.find { it.version == 1 }.cells.find { it.gate == 'certificate' }.state", equalTo("STALE"))
                .body("rows.find { it.version == 2 }.blocked_by", equalTo(null));
    }

    @Test
    void findsTheChipWhenADoorNamesNone() {
        released(1);
        assertThat(promotions
                        .promote(new Promotions.Wish(team, "adder", 1, "production", null), ADA)
                        .chip())
                .isEqualTo("cpu");
        seed.version(team, "adder");
        as("bob", Role.RELEASER)
                .body("{\"version\":2}")
                .put("/api/v1/models/adder/aliases/production")
                .then()
                .statusCode(403)
                .body("detail", containsString("Parity: no parity run on any chip is recorded"))
                .body("detail", containsString("Evaluation: no evaluation with suite heldout-exact-match is recorded"))
                .body("missing.remedy", hasItem("Start a release for any chip; its first step runs the check."));
        savePolicy("production", body("\"chips\":[\"ascend-910b3\"]"));
        as("bob", Role.RELEASER)
                .body("{\"version\":1}")
                .put("/api/v1/models/adder/aliases/production")
                .then()
                .statusCode(403)
                .body("detail", containsString("on ascend-910b3"));
        put("bob", 1).statusCode(403).body("missing.gate", hasItem("chip"));
    }

    private static String body(String member) {
        return """
                {"requirements":[
                  {"name":"evaluation","kind":"evaluation","select":"item.suite == suite","expression":"item.score >= 0.9"},
                  {"name":"parity","kind":"parity","select":"item.chip == chip","expression":"item.verdict == 'PASS'"}],
                 %s}""".formatted(member);
    }

    private void savePolicy(String alias, String document) {
        as("root", Role.ADMIN)
                .body(document)
                .put("/api/v1/policies/" + alias)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse approve(String who, String role, String id) {
        return as(who, role)
                .body("{\"decision\":\"approve\"}")
                .post("/api/v1/releases/" + id + "/approval")
                .then();
    }

    private ValidatableResponse waive(String who, String requirement) {
        return as(who, Role.RELEASER)
                .body("""
                        {"alias":"production","chip":"cpu","requirement":"%s","reason":"customer waits","until":"%s"}""".formatted(requirement, clock.instant().plus(Duration.ofDays(3))))
                .post("/api/v1/models/adder/versions/1/waivers")
                .then();
    }

    private ValidatableResponse put(String who, int version) {
        return as(who, Role.RELEASER)
                .body("{\"version\":" + version + ",\"chip\":\"cpu\"}")
                .put("/api/v1/models/adder/aliases/production")
                .then();
    }

    private ValidatableResponse rollback(String role) {
        return as("bob", role)
                .body("{\"reason\":\"answers got worse\"}")
                .post("/api/v1/models/adder/aliases/production/rollback")
                .then();
    }

    private void released(int number) {
        String id = awaiting(number);
        approve("bob", Role.RELEASER, id).statusCode(200);
        drive();
        assertThat(releases.get(team, id).state())
                .as(releases.get(team, id).message())
                .isEqualTo(ReleaseState.RELEASED);
    }

    private String awaiting(int number) {
        String id = requested(number);
        drive();
        assertThat(releases.get(team, id).state())
                .as(releases.get(team, id).message())
                .isEqualTo(ReleaseState.AWAITING_APPROVAL);
        return id;
    }

    private String requested(int number) {
        return releases.request(
                        team,
                        ADA,
                        new Releases.NewRelease("adder", number, "production", "cpu", "bf16-emulated", "", "", ""),
                        null)
                .id();
    }

    /** Plays the runner until nothing is left to do. */
    private void drive() {
        for (int i = 0; i < 200; i++) {
            Optional<Claim> claim = queue.claim(ReleaseWork.KIND, "test", Duration.ofSeconds(30));
            if (claim.isEmpty()) {
                return;
            }
            WorkOutcome outcome = work.handle(claim.get());
            queue.finish(
                    claim.get(), outcome instanceof WorkOutcome.Again ? WorkOutcome.again(Duration.ZERO) : outcome);
        }
        throw new AssertionError("the releases never rest");
    }

    private RequestSpecification as(String name, String role) {
        return given().auth().oauth2(TestTokens.person(name, team, role)).contentType("application/json");
    }
}
