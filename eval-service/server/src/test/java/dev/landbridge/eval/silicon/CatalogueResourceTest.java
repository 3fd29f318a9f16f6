package dev.landbridge.eval.silicon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class CatalogueResourceTest {
    private static final String ROWS = "/api/v1/silicon/rows/";
    private static final String CHIP = ROWS + "chip/lab-910b9";
    private static final Map<String, Object> BOARD = Map.of(
            "key",
            "lab-910b9",
            "name",
            "Lab board",
            "family",
            "A2",
            "memory_gib",
            96,
            "link",
            "HCCS",
            "source",
            "lab 7");

    @Test
    void addsAChipThatChecksThenKnowAndTakesItAwayAgain() {
        String before = operator().get("/api/v1/silicon").path("digest");
        operator()
                .body(Map.of("row", BOARD, "reason", "a board of our own"))
                .put(CHIP)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("origin", equalTo("added"))
                .body("changed_by", equalTo("Olga"))
                .body("source", equalTo("lab 7"))
                .body("shipped", nullValue());

        viewer().body(Map.of("config", Map.of(), "chip", "lab-910b9"))
                .post("/api/v1/portability-checks")
                .then()
                .statusCode(200)
                .body("family", equalTo("A2"))
                .body("overrides", equalTo(1))
                .body(
                        "catalogue_digest",
                        equalTo(operator().get("/api/v1/silicon").path("digest")));
        viewer().get("/api/v1/chips").then().body("items.key", hasItem("lab-910b9"));
        viewer().get("/api/v1/silicon/export")
                .then()
                .body("overrides.key", contains("lab-910b9"))
                .body("overrides[0].changed_by", equalTo("Olga"));

        operator().queryParam("reason", "sold").delete(CHIP).then().statusCode(204);
        viewer().get(CHIP).then().statusCode(404);
        viewer().get("/api/v1/chips").then().body("items.key", not(hasItem("lab-910b9")));
        viewer().get(CHIP + "/changes").then().body("items.reason", contains("sold", "a board of our own"));
        assertThat(operator().get("/api/v1/silicon").<String>path("digest")).isEqualTo(before);
        assertThat(audited(CHIP.substring(ROWS.length()))).containsExactly("silicon.restore", "silicon.save");
    }

    @Test
    void replacesAShippedRuleAndGivesItBack() {
        String rule = ROWS + "rule/ARCH-SOFTCAP";
        JsonPath shipped = viewer().get(rule).jsonPath();
        Map<String, Object> row = new HashMap<>(shipped.getMap("row"));
        row.put("outcomes", List.of(Map.of("families", List.of("A2"), "verdict", "BLOCK")));
        row.put("source", "our measurement of 2026-11-27");
        Map<String, Object> question = Map.of("config", Map.of("attn_logit_softcapping", 50), "chip", "ascend-910b3");

        operator()
                .header("If-Match", "\"0\"")
                .body(Map.of("row", row, "reason", "it answers wrong"))
                .put(rule)
                .then()
                .statusCode(200)
                .body("origin", equalTo("overridden"))
                .body("shipped.outcomes[0].verdict", equalTo("WARN"));
        viewer().body(question)
                .post("/api/v1/portability-checks")
                .then()
                .body("verdict", equalTo("BLOCK"))
                .body("findings.source", hasItem("our measurement of 2026-11-27"));
        operator()
                .header("If-Match", "\"0\"")
                .body(Map.of("row", row, "reason", "again"))
                .put(rule)
                .then()
                .statusCode(412);

        operator()
                .queryParam("reason", "fixed")
                .header("If-Match", "\"1\"")
                .delete(rule)
                .then()
                .statusCode(204);
        viewer().get(rule)
                .then()
                .header("ETag", "\"2\"")
                .body("origin", equalTo("shipped"))
                .body("row", equalTo(shipped.getMap("row")));
        viewer().body(question)
                .post("/api/v1/portability-checks")
                .then()
                .body("verdict", equalTo("WARN"))
                .body("overrides", equalTo(0));
        operator().queryParam("reason", "again").delete(rule).then().statusCode(404);
    }

    @Test
    void saysWhatIsWrongWithARowAndKeepsNothing() {
        operator()
                .body(Map.of("row", Map.of("key", "bad", "family", "A9"), "reason", "a try"))
                .put(ROWS + "chip/bad")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("row"))
                .body("errors.message", hasItem("chip bad names the unknown family A9"))
                .body("errors.message", hasItem("chip bad has no source"));
        operator()
                .body(Map.of("row", BOARD))
                .put(CHIP)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem(containsString("reason")));
        operator().delete(CHIP).then().statusCode(400).body("errors[0].field", equalTo("reason"));
        viewer().get(ROWS + "board/x").then().statusCode(400).body("errors[0].field", equalTo("kind"));
        viewer().get(ROWS + "chip/bad").then().statusCode(404);
    }

    @Test
    void letsOnlyOperatorsChangeARow() {
        Map<String, Object> wish = Map.of("row", BOARD, "reason", "mine");
        with(TestTokens.person("ada", "t1", Role.ADMIN))
                .body(wish)
                .put(CHIP)
                .then()
                .statusCode(403);
        with(TestTokens.person("ada", "t1", Role.ADMIN))
                .delete(CHIP + "?reason=x")
                .then()
                .statusCode(403);
        given().get("/api/v1/silicon/rows").then().statusCode(401);
        viewer().queryParam("kind", "engine")
                .get("/api/v1/silicon/rows")
                .then()
                .body("items.key", hasItem("vllm-ascend@0.23.0"));
    }

    private static List<String> audited(String row) {
        return operator()
                .queryParam("scope", "installation")
                .get("/api/v1/audit")
                .jsonPath()
                .getList("items.findAll { it.subject_id == '" + row + "' }.action");
    }

    private static RequestSpecification viewer() {
        return with(TestTokens.person("ada", "t1", Role.VIEWER));
    }

    private static RequestSpecification operator() {
        return with(TestTokens.operator("Olga"));
    }

    private static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }
}
