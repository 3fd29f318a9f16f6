package dev.landbridge.registry.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.OnS3;
import dev.landbridge.registry.OnS3Presigned;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large files come from the bucket and go there, at addresses that it signs. */
@QuarkusTest
@TestProfile(OnS3Presigned.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class HubClientsPresignedTest extends HubClientsTest {
    @Override
    @ParameterizedTest
    @ValueSource(strings = "hub-2")
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
        environment.put("ADDRESS_SIGNED", "by S3");
        return environment;
    }

    @Test
    void anArtifactOfMlflowComesFromThereToo() {
        byte[] bytes = new byte[OnS3.PART + 1];
        bytes[OnS3.PART] = 7;
        String artifact = "/api/2.0/mlflow-artifacts/artifacts/presigned/weights.bin";
        String token = TestTokens.person("ada", "lab", Role.MEMBER);
        given().auth().oauth2(token).body(bytes).put(artifact).then().statusCode(200);

        String address = given().auth()
                .oauth2(token)
                .redirects()
                .follow(false)
                .get(artifact)
                .then()
                .statusCode(302)
                .header("Location", containsString("X-Amz-Signature="))
                .extract()
                .header("Location");
        assertThat(given().urlEncodingEnabled(false).get(address).asByteArray()).isEqualTo(bytes);
    }
}
