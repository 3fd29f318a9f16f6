package dev.landbridge.registry.hub;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.peer.Peer;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The unmodified clients of the Hugging Face protocol against this service. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(dev.landbridge.registry.release.FakeServices.class)
class HubClientsTest {
    private static final Path SCRIPTS = Path.of("src/test/peers").toAbsolutePath();

    @TestHTTPResource
    URL base;

    @ParameterizedTest
    @ValueSource(strings = {"hub-0.36", "hub-1", "hub-2"})
    void pythonClientsWorkUnchanged(String peer) throws IOException {
        String output = Peer.python(peer).run(environment(), SCRIPTS.resolve("hub.py"));
        assertThat(output).contains("all checks passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub-0.36", "hub-1"})
    void datasetsAreRepositoriesToo(String peer) throws IOException {
        String output = Peer.python(peer).run(environment(), SCRIPTS.resolve("hub_datasets.py"));
        assertThat(output).contains("all checks passed");
        String name = "rows-" + output.split("\\s+")[1].replace('.', '-');
        given().auth()
                .oauth2(TestTokens.person("ada", "lab", Role.MEMBER))
                .get("/api/v1/datasets/" + name + "/versions/1")
                .then()
                .statusCode(200)
                .body("splits.name", equalTo(List.of("test", "train")))
                .body("splits.rows", equalTo(List.of(7, 30000)))
                .body("files.path", equalTo(List.of("README.md")));
    }

    @Test
    void theNodeClientWorksUnchanged() throws IOException {
        String output = Peer.node().run(environment(), SCRIPTS.resolve("hub.mjs"));
        assertThat(output).contains("all checks passed");
    }

    Map<String, String> environment() throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("HF_ENDPOINT", base.toString().replaceAll("/$", ""));
        environment.put("HF_HOME", Files.createTempDirectory("hf-home").toString());
        environment.put("HF_HUB_DISABLE_XET", "1");
        environment.put("HF_HUB_DISABLE_TELEMETRY", "1");
        environment.put("HF_HUB_DISABLE_PROGRESS_BARS", "1");
        environment.put("MEMBER_TOKEN", TestTokens.person("ada", "lab", Role.MEMBER));
        environment.put("RELEASER_TOKEN", TestTokens.person("grace", "lab", Role.RELEASER));
        environment.put("STRANGER_TOKEN", TestTokens.person("eve", "fleet", Role.VIEWER));
        return environment;
    }
}
