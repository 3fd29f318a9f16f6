package dev.landbridge.registry.quarantine;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class QuarantineResourceTest {
    private static final String OPERATOR = TestTokens.operator("root");
    private static final String MEMBER = TestTokens.person("ada", "risky", Role.MEMBER);

    @Test
    void anOperatorAllowsARefusedPickleWithAReason() {
        byte[] pickle = "cposix\nsystem\n(S'ls'\ntR.".getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.hex(pickle);
        put(pickle, "weights.pkl").then().statusCode(422).body("detail", containsString("held in quarantine"));
        as(MEMBER)
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200)
                .body("items.sha256", hasItem(sha256))
                .body("items.find { it.sha256 == '" + sha256 + "' }.state", equalTo("HELD"))
                .body("items.find { it.sha256 == '" + sha256 + "' }.finding", containsString("posix.system"));
        as(TestTokens.person("eve", "rivals", Role.ADMIN))
                .get("/api/v1/quarantine")
                .then()
                .body("items.sha256", not(hasItem(sha256)));
        as(MEMBER).head("/api/v1/blobs/" + sha256).then().statusCode(404);

        permit(MEMBER, sha256, "trust me").then().statusCode(403);
        permit(OPERATOR, sha256, " ").then().statusCode(400);
        permit(OPERATOR, sha256, "reviewed by security, ticket 12")
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("ALLOWED"))
                .body("items[0].allowed_by", equalTo("usr_root"));

        as(MEMBER).head("/api/v1/blobs/" + sha256).then().statusCode(200);
        put(pickle, "weights.pkl").then().statusCode(200);
        as(MEMBER)
                .contentType("application/json")
                .body(Map.of("files", List.of(Map.of("path", "weights.pkl", "sha256", sha256, "size", pickle.length))))
                .post("/api/v1/models/risky/versions")
                .then()
                .statusCode(201);
    }

    @Test
    void anOperatorRemovesWhatIsNotAllowed() {
        byte[] pickle = "cos\nsystem\n(S'rm'\ntR.".getBytes(StandardCharsets.UTF_8);
        put(pickle, "a.pkl").then().statusCode(422);
        as(OPERATOR).delete("/api/v1/quarantine/" + Sha256.hex(pickle)).then().statusCode(204);
        as(OPERATOR).delete("/api/v1/quarantine/" + Sha256.hex(pickle)).then().statusCode(404);
        as(MEMBER).head("/api/v1/blobs/" + Sha256.hex(pickle)).then().statusCode(404);
        put(pickle, "a.pkl").then().statusCode(422);
    }

    private static io.restassured.response.Response permit(String token, String sha256, String reason) {
        return as(token)
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .post("/api/v1/quarantine/" + sha256 + "/permission");
    }

    private static io.restassured.response.Response put(byte[] content, String name) {
        return as(MEMBER)
                .contentType("application/octet-stream")
                .body(content)
                .put("/api/v1/blobs/" + Sha256.hex(content) + "?file_name=" + name);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
