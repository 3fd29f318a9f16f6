package dev.landbridge.eval.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
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
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class EndpointResourceTest {
    private static final String PATH = "/api/v1/endpoints";
    /** The fake server takes what begins like this. */
    private static final String KEY = "ey-foreign-key";

    @Inject
    DataSource database;

    @Test
    void evaluatesAForeignServerWithTheKeyOfItsOwner() {
        String id = added("foreign", KEY);
        as("lab", Role.MEMBER)
                .post(PATH + "/" + id + "/probe")
                .then()
                .statusCode(200)
                .body("last_probe.ok", equalTo(true))
                .body("last_probe.detail", equalTo("The server answers."));

        JsonPath evaluation = evaluated(id);

        assertThat(evaluation.getString("state"))
                .as(evaluation.getString("message"))
                .isEqualTo("SUCCEEDED");
        assertThat(evaluation.getInt("n")).isEqualTo(20);
        assertThat(evaluation.getInt("correct")).isEqualTo(19);
        assertThat(evaluation.getString("endpoint_id")).isEqualTo(id);
        assertThat(evaluation.getString("deployment_id")).isNull();
        assertThat(evaluation.getString("model")).isEqualTo("adder");
    }

    @Test
    void tellsWhenTheServerRefusesAndSendsItNoTokenOfOurs() {
        String id = added("without a key", null);

        as("lab", Role.MEMBER)
                .post(PATH + "/" + id + "/probe")
                .then()
                .statusCode(200)
                .body("last_probe.ok", equalTo(false))
                .body("last_probe.detail", equalTo("/chat/completions answers HTTP 401."));
        JsonPath evaluation = evaluated(id);
        assertThat(evaluation.getString("state")).isEqualTo("FAILED");
        assertThat(evaluation.getString("message")).startsWith("The endpoint refused a request");
    }

    @Test
    void keepsTheKeyToItself() throws Exception {
        String id = added("secret", KEY);

        as("lab", Role.VIEWER)
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("has_key", equalTo(true))
                .body("last_probe", nullValue())
                .body(not(containsString(KEY)));
        as("lab", Role.ADMIN)
                .get("/api/v1/audit?subject=endpoint:" + id)
                .then()
                .body(containsString("endpoint.add"))
                .body(not(containsString(KEY)));
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select sealed_key from endpoint where id = ?")) {
            query.setString(1, id);
            ResultSet row = query.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isNotBlank().doesNotContain(KEY);
        }
    }

    @Test
    void staysWithItsTeamAndItsRoles() {
        String id = added("ours", KEY);

        as("other", Role.MEMBER).get(PATH + "/" + id).then().statusCode(404);
        as("other", Role.MEMBER).post(PATH + "/" + id + "/probe").then().statusCode(404);
        as("other", Role.MEMBER).delete(PATH + "/" + id).then().statusCode(404);
        as("other", Role.MEMBER)
                .body(evaluation(id))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(404);
        as("lab", Role.VIEWER).post(PATH + "/" + id + "/probe").then().statusCode(403);
        as("lab", Role.VIEWER).body(wish("theirs", KEY)).post(PATH).then().statusCode(403);
        as("lab", Role.MEMBER).body(wish("ours", KEY)).post(PATH).then().statusCode(409);
        assertThat(as("lab", Role.VIEWER).get(PATH).jsonPath().getList("items.id"))
                .contains(id);
        assertThat(as("other", Role.VIEWER).get(PATH).jsonPath().getList("items"))
                .isEmpty();

        as("lab", Role.MEMBER).delete(PATH + "/" + id).then().statusCode(204);
        as("lab", Role.VIEWER).get(PATH + "/" + id).then().statusCode(404);
    }

    @Test
    void refusesHostsThatAreNotAllowedAndWishesThatAreNotClear() {
        add("metadata", Map.of("base_url", "http://169.254.169.254/v1")).statusCode(403);
        add("no address", Map.of("base_url", "localhost")).statusCode(400);
        add("no door", Map.of("chat", false)).statusCode(400);
        add("line break", Map.of("api_key", "a\r\nb")).statusCode(400);
        String id = added("unclear", KEY);
        for (Map<String, Object> unclear : List.<Map<String, Object>>of(
                Map.of("suite", "heldout-exact-match"),
                Map.of("suite", "heldout-exact-match", "endpoint_id", id),
                Map.of("suite", "heldout-exact-match", "endpoint_id", id, "deployment_id", "dep_fp32"))) {
            as("lab", Role.MEMBER)
                    .body(unclear)
                    .post("/api/v1/evaluations")
                    .then()
                    .statusCode(400);
        }
    }

    private JsonPath evaluated(String endpoint) {
        String id = as("lab", Role.MEMBER)
                .body(evaluation(endpoint))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/api/v1/evaluations/" + id;
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> as("lab", Role.VIEWER).get(path).jsonPath().get("finished_at") != null);
        return as("lab", Role.VIEWER).get(path).jsonPath();
    }

    private static Map<String, Object> evaluation(String endpoint) {
        return Map.of(
                "endpoint_id", endpoint, "model", "adder", "version", 1, "suite", "heldout-exact-match", "limit", 20);
    }

    private static String added(String name, String key) {
        return as("lab", Role.MEMBER)
                .body(wish(name, key))
                .post(PATH)
                .then()
                .statusCode(201)
                .body(not(containsString(KEY)))
                .extract()
                .path("id");
    }

    private static ValidatableResponse add(String name, Map<String, Object> changes) {
        Map<String, Object> body = wish(name, KEY);
        body.putAll(changes);
        return as("lab", Role.MEMBER).body(body).post(PATH).then();
    }

    private static Map<String, Object> wish(String name, String key) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("base_url", ConfigProvider.getConfig().getValue(FakeInstallation.FOREIGN_URL, String.class));
        body.put("model", "foreign-model");
        body.put("api_key", key);
        return body;
    }

    private static RequestSpecification as(String team, String role) {
        return given().auth().oauth2(TestTokens.person("ada", team, role)).contentType("application/json");
    }
}
