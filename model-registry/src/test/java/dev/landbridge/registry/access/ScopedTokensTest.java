package dev.landbridge.registry.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A token that may be used for less than its person may do reads, and is told in each door's shape what it lacks. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ScopedTokensTest {
    private static final String READER = TestTokens.scoped("ada", "scoped", Role.ADMIN, Scope.READ);
    private static final String WRITER = TestTokens.scoped("ada", "scoped", Role.ADMIN, Scope.WRITE);
    private static final String LACKS_WRITE = "This token lacks the scope 'write'; it has read.";

    @Inject
    Seed seed;

    @Test
    void restAnswersWithAProblem() {
        seed.version("scoped", "rest");
        as(READER).get("/api/v1/models/rest").then().statusCode(200);
        as(READER)
                .body(Map.of("name", "other"))
                .post("/api/v1/models")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("permission-denied"))
                .body("detail", containsString(LACKS_WRITE));
        as(WRITER).body(Map.of("name", "other")).post("/api/v1/models").then().statusCode(201);
        as(WRITER)
                .post("/api/v1/storage/checks")
                .then()
                .statusCode(403)
                .body("detail", containsString("This token lacks the scope 'release'; it has read, write."));
    }

    @Test
    void mlflowAnswersInItsShape() {
        seed.version("scoped", "mlflow");
        as(READER)
                .get("/api/2.0/mlflow/registered-models/get?name=mlflow")
                .then()
                .statusCode(200);
        as(READER)
                .body(Map.of("name", "mlflow", "stages", java.util.List.of("None")))
                .post("/api/2.0/mlflow/registered-models/get-latest-versions")
                .then()
                .statusCode(200);
        as(READER)
                .body(Map.of("name", "mlflow", "key", "a", "value", "b"))
                .post("/api/2.0/mlflow/registered-models/set-tag")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"))
                .body("message", containsString(LACKS_WRITE));
    }

    @Test
    void huggingFaceAnswersInItsShape() {
        seed.version("scoped", "hub");
        as(READER).get("/api/models/scoped/hub").then().statusCode(200);
        as(READER).get("/scoped/hub/resolve/main/config.json").then().statusCode(200);
        as(READER).get("/api/whoami-v2").then().statusCode(200).body("auth.accessToken.role", equalTo("read"));
        as(READER)
                .body(Map.of("name", "new", "organization", "scoped", "type", "model"))
                .post("/api/repos/create")
                .then()
                .statusCode(403)
                .header("X-Error-Message", containsString(LACKS_WRITE))
                .body("error", containsString(LACKS_WRITE));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }
}
