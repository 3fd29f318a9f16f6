package dev.landbridge.registry.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.Direct;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large files come from another address than the one that was asked, without the caller's token. */
@QuarkusTest
@TestProfile(Direct.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class HubClientsDirectTest extends HubClientsTest {
    private static final String ARTIFACT = "/api/2.0/mlflow-artifacts/artifacts/direct/weights.bin";
    private static final int LARGE = 100_001;

    @Override
    @ParameterizedTest
    @ValueSource(strings = {"hub-0.36", "hub-2"})
    void pythonClientsWorkUnchanged(String newest) throws IOException {
        super.pythonClientsWorkUnchanged(newest);
    }

    @Override
    @ParameterizedTest
    @ValueSource(strings = "hub-1")
    void datasetsAreRepositoriesToo(String newest) throws IOException {
        super.datasetsAreRepositoriesToo(newest);
    }

    @Override
    Map<String, String> environment() throws IOException {
        Map<String, String> environment = super.environment();
        environment.put("DIRECT", "http://127.0.0.1:" + base.getPort());
        return environment;
    }

    @Test
    void anArtifactOfMlflowComesFromThereToo() {
        byte[] bytes = new byte[LARGE];
        Arrays.fill(bytes, (byte) 7);
        String token = TestTokens.person("ada", "lab", Role.MEMBER);
        given().auth().oauth2(token).body(bytes).put(ARTIFACT).then().statusCode(200);

        String address = given().auth()
                .oauth2(token)
                .redirects()
                .follow(false)
                .get(ARTIFACT)
                .then()
                .statusCode(302)
                .header("Location", startsWith("http://127.0.0.1:"))
                .extract()
                .header("Location");
        assertThat(given().header("Range", "bytes=100000-")
                        .get(address)
                        .then()
                        .statusCode(206)
                        .extract()
                        .asByteArray())
                .containsExactly(7);
        given().get(address.replaceFirst("transfers/..", "transfers/AA"))
                .then()
                .statusCode(403)
                .body("code", equalTo("permission-denied"));
    }
}
