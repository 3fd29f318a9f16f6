package dev.landbridge.registry.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** The unmodified Java client of MLflow, and bodies nobody sends, against the registry's half of the protocol. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class MlflowJavaTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ARTIFACT = "/api/2.0/mlflow-artifacts/artifacts/1/java/artifacts/model/config.json";

    @TestHTTPResource
    URL base;

    private String address;
    private String token;

    @BeforeEach
    void signIn() {
        address = base.toString().replaceAll("/$", "");
        token = TestTokens.person("ada", "lab", Role.MEMBER);
    }

    @Test
    void theJavaClientWorksUnchangedAndShowsWhatIsMissing() throws Exception {
        assertThat(put(ARTIFACT, "{}")).isEqualTo(200);
        try (MlflowClient client = new MlflowClient(new BasicMlflowHostCreds(address, token))) {
            client.sendPost("registered-models/create", "{\"name\":\"java-sums\"}");
            client.sendPost(
                    "model-versions/create",
                    "{\"name\":\"java-sums\",\"source\":\"mlflow-artifacts:/1/java/artifacts/model\"}");
            assertThat(client.getModelVersion("java-sums", "1").getStatus().name())
                    .isEqualTo("READY");
            assertThat(client.getLatestVersions("java-sums")).hasSize(1);
            assertThat(client.searchModelVersions("name = 'java-sums'").getItems())
                    .hasSize(1);
            assertThat(client.getModelVersionDownloadUri("java-sums", "1"))
                    .isEqualTo("mlflow-artifacts:/versions/java-sums/1");
            client.sendPost(
                    "registered-models/alias", "{\"name\":\"java-sums\",\"alias\":\"champion\",\"version\":\"1\"}");
            assertThatThrownBy(() -> client.sendPost(
                            "registered-models/alias",
                            "{\"name\":\"java-sums\",\"alias\":\"production\",\"version\":\"1\"}"))
                    .isInstanceOfSatisfying(
                            MlflowHttpException.class,
                            refused -> assertThat(refused.getStatusCode()).isEqualTo(403))
                    .hasMessageContaining("PERMISSION_DENIED")
                    .hasMessageContainingAll("portability", "parity", "certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registered-models/create",
                "registered-models/rename",
                "registered-models/alias",
                "registered-models/set-tag",
                "registered-models/get-latest-versions",
                "model-versions/create",
                "model-versions/transition-stage",
                "model-versions/set-tag",
                "model-versions/no-such-call"
            })
    void noBodyMakesTheServerFail(String path) throws Exception {
        Random random = new Random(path.hashCode());
        for (int i = 0; i < 60; i++) {
            var response = HTTP.send(
                    request("/api/2.0/mlflow/" + path)
                            .POST(HttpRequest.BodyPublishers.ofString(odd(random)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 499);
            if (response.statusCode() != 200) {
                assertThat(response.body()).contains("\"error_code\"", "\"message\"");
            }
        }
    }

    private static String odd(Random random) {
        String[] values = {
            "\"x\"",
            "\"\"",
            "null",
            "1e400",
            "-1",
            "99999999999999999999",
            "[]",
            "{}",
            "[\"a\",1,null]",
            "true",
            "\"\\u0000\"",
            "\"" + "a".repeat(9000) + "\"",
            "\"../..\"",
            "\"Production\"",
            "\"name LIKE 'x\""
        };
        String[] names = {
            "name", "version", "alias", "key", "value", "source", "stage", "tags", "new_name", "stages", "foo"
        };
        StringBuilder body = new StringBuilder("{");
        for (String name : names) {
            if (random.nextBoolean()) {
                body.append(body.length() > 1 ? "," : "")
                        .append('"')
                        .append(name)
                        .append("\":")
                        .append(values[random.nextInt(values.length)]);
            }
        }
        String text = body.append('}').toString();
        return random.nextInt(6) == 0 ? text.substring(0, random.nextInt(text.length())) : text;
    }

    private int put(String path, String body) throws IOException, InterruptedException {
        return HTTP.send(
                        request(path)
                                .PUT(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }
}
