package dev.landbridge.registry.policy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class PolicyResourceTest {
    private static final String FREE = "{\"requirements\":[]}";
    private static final String STRICT = """
            {"requirements":[{"name":"loss","title":"Loss","expression":"double(version.facts['loss']) < 0.005",
              "remedy":"Train {version.model} longer."}]}""";
    private static int counter;

    @Inject
    Seed seed;

    @Inject
    Models models;

    private String team;

    @BeforeEach
    void freshTeam() {
        team = "rules-" + ++counter;
        seed.version(team, "adder");
    }

    @Test
    void holdsTheWiderPolicyUntilANarrowerOneIsSaved() {
        as(Role.VIEWER)
                .get("/api/v1/policies")
                .then()
                .statusCode(200)
                .body("items.alias", contains("production", "staging"))
                .body("items.label.unique()", contains("default@2026-11-2"))
                .body("items[0].document.approvals.count", equalTo(1))
                .body("items[0].explanation", hasItem(startsWith("Parity: of the newest parity evidence")));
        as(Role.VIEWER).get("/api/v1/policies/preview").then().statusCode(404);
        promote("preview").then().statusCode(200);

        as(Role.ADMIN)
                .body(STRICT)
                .put("/api/v1/policies/preview")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        promote("preview")
                .then()
                .statusCode(403)
                .body("missing.gate", contains("loss"))
                .body("missing.remedy", contains("Train adder longer."))
                .body("detail", containsString("but it is 0.0100"));
        as(Role.ADMIN)
                .body(FREE)
                .put("/api/v1/models/adder/policies/preview")
                .then()
                .statusCode(200)
                .body("model", equalTo("adder"));
        promote("preview").then().statusCode(200);
        as(Role.VIEWER).get("/api/v1/policies").then().body("items.model", hasItem("adder"));
        as(Role.ADMIN).delete("/api/v1/models/adder/policies/preview").then().statusCode(204);
        as(Role.VIEWER)
                .get("/api/v1/models/adder/policies/preview")
                .then()
                .body("label", equalTo("team@1"))
                .body("model", equalTo(null));
        promote("preview").then().statusCode(403);
        as(Role.ADMIN).delete("/api/v1/policies/preview").then().statusCode(204);
        as(Role.ADMIN).delete("/api/v1/policies/preview").then().statusCode(404);
        promote("preview").then().statusCode(200);
    }

    @Test
    void savesOnlyWhatPassesTheCheckAndSaysWhere() {
        as(Role.RELEASER).body(FREE).put("/api/v1/policies/production").then().statusCode(403);
        as(Role.ADMIN)
                .body(
                        "{\"requirements\":[{\"name\":\"q\",\"kind\":\"evaluation\",\"expression\":\"item.scor > 1.0\"}]}")
                .put("/api/v1/policies/production")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors[0].field", equalTo("requirements.q (expression, line 1, column 5)"))
                .body("errors[0].message", equalTo("undefined field 'scor'"));
        as(Role.ADMIN)
                .body("{\"alias\":\"staging\"}")
                .put("/api/v1/policies/production")
                .then()
                .statusCode(400);
        as(Role.ADMIN).body(FREE).put("/api/v1/models/none/policies/x").then().statusCode(404);
    }

    @Test
    void changesOnlyTheVersionThatWasReadAndKeepsBothInTheAudit() {
        String tag = as(Role.ADMIN).get("/api/v1/policies/production").header("ETag");
        as(Role.ADMIN)
                .header("If-Match", tag)
                .body(STRICT)
                .put("/api/v1/policies/production")
                .then()
                .statusCode(200);
        as(Role.ADMIN)
                .header("If-Match", tag)
                .body(FREE)
                .put("/api/v1/policies/production")
                .then()
                .statusCode(412);
        as(Role.VIEWER)
                .get("/api/v1/audit?subject=policy:@production")
                .then()
                .body("items", hasSize(1))
                .body("items[0].action", equalTo("save-policy"))
                .body("items[0].detail.toString()", containsString("heldout-exact-match"))
                .body("items[0].detail.toString()", containsString("0.005"));
    }

    @Test
    void triesADocumentOutWithoutSavingIt() {
        as(Role.VIEWER)
                .body("{\"document\":{\"requirements\":[{\"name\":\"x\",\"expression\":\"chip\"}]}}")
                .post("/api/v1/policy-checks")
                .then()
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("errors[0].requirement", equalTo("x"))
                .body("errors[0].position", equalTo("expression, line 1, column 1"))
                .body("errors[0].message", equalTo("must be true or false, but is a string"));
        as(Role.VIEWER)
                .body("{\"document\":{\"alias\":\"production\","
                        + STRICT.strip().substring(1) + ",\"model\":\"adder\",\"version\":1,\"chip\":\"cpu\"}")
                .post("/api/v1/policy-checks")
                .then()
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("explanation", hasSize(2))
                .body("verdicts.name", contains("loss"))
                .body("verdicts.state", contains("FAIL"));
        as(Role.VIEWER).get("/api/v1/policies/production").then().body("version", equalTo(0));
    }

    @Test
    void followsARenamedModelAndStaysInItsTeam() {
        as(Role.ADMIN)
                .body(STRICT)
                .put("/api/v1/models/adder/policies/preview")
                .then()
                .statusCode(200);
        QuarkusTransaction.requiringNew()
                .run(() -> models.rename(team, new Actor("usr_pat", "pat"), "adder", "subtractor"));
        as(Role.VIEWER)
                .get("/api/v1/models/subtractor/policies/preview")
                .then()
                .statusCode(200)
                .body("model", equalTo("subtractor"));
        as(Role.MEMBER)
                .body("{\"version\":1}")
                .put("/api/v1/models/subtractor/aliases/preview")
                .then()
                .statusCode(403);
        as("other-" + team, Role.ADMIN).get("/api/v1/policies").then().body("items", hasSize(2));
    }

    private io.restassured.response.Response promote(String alias) {
        return as(Role.MEMBER).body("{\"version\":1}").put("/api/v1/models/adder/aliases/" + alias);
    }

    private RequestSpecification as(String role) {
        return as(team, role);
    }

    private static RequestSpecification as(String team, String role) {
        return given().auth().oauth2(TestTokens.person("pat", team, role)).contentType("application/json");
    }
}
