package dev.landbridge.registry;

import static io.restassured.RestAssured.given;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What is remembered of one token opens no door for another. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class RememberedTokensTest {
    @Test
    void anAlteredTokenIsRefusedAfterItsOriginalWasAccepted() {
        String token = TestTokens.person("vera", "remembered", Role.VIEWER);
        answers(token, 200);
        answers(token, 200);
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String others = claims.replace("remembered", "otherteams");
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(others.getBytes(StandardCharsets.UTF_8));
        answers(parts[0] + "." + forged + "." + parts[2], 401);
        answers(parts[0] + "." + parts[1] + "." + parts[2].substring(4), 401);
        answers(token, 200);
    }

    private static void answers(String token, int status) {
        given().auth().oauth2(token).get("/api/v1/models").then().statusCode(status);
    }
}
