package dev.landbridge.training.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import dev.landbridge.training.WorkDriver;
import dev.landbridge.training.fake.FakeRegistry;
import dev.landbridge.training.fake.RealWorkerPeers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The real worker trains a little, is killed on the way, and its export is registered. */
@QuarkusTest
@EnabledIf("workerIsPackaged")
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "training-service"))
@WithTestResource(RealWorkerPeers.class)
class RealWorkerTest {
    private static final String MEMBER = TestTokens.person("ada", "demo", Role.MEMBER);

    @Inject
    WorkDriver work;

    FakeRegistry registry;

    static boolean workerIsPackaged() {
        return Files.isDirectory(RealWorkerPeers.INSTALLATION.resolve("lib"));
    }

    @Test
    void resumesAKilledWorkerAndRegistersItsModel() throws Exception {
        post(
                "/api/v1/recipes/column-addition/datasets",
                Map.of("name", "sums", "parameters", Map.of("seed", 7, "train_rows", 500, "heldout_rows", 40)));
        String id = post(
                "/api/v1/runs",
                Map.of(
                        "experiment", "real",
                        "recipe", "column-addition",
                        "dataset", Map.of("name", "sums", "version", 0),
                        "target_chip", "cpu",
                        "parameters", Map.of("steps", 200),
                        "register_as", "adder"));

        CompletableFuture<Void> node = work.start(work.claim("node-a", Duration.ofMinutes(10)));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> as().get("/api/v1/runs/" + id).then().body("step", greaterThan(45)));
        worker(id).destroyForcibly();
        node.get();

        as().get("/api/v1/runs/" + id)
                .then()
                .body("state", equalTo("SUCCEEDED"), "step", equalTo(200))
                .body("attempts.state", equalTo(List.of("FAILED", "SUCCEEDED")))
                .body("attempts[0].reason", containsString("signal 9"), "attempts[1].from_step", greaterThan(39))
                .body("health.findings.kind", hasItem("crash"), "summary.loss", greaterThan(0f));
        RegisterVersionRequest registered = registry.registered(id);
        assertThat(registered.getFilesList())
                .extracting(FileRef::getPath)
                .contains("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json");
        assertThat(registered.getLineage().getCheckpointStep()).isEqualTo(200);
        assertThat(registered.getLineage().getCheckpointDigest()).matches("[0-9a-f]{64}");
        assertThat(registered.getFactsMap())
                .containsEntry("steps", "200")
                .containsEntry("attempts", "2")
                .containsKeys("parameters", "tokens", "exact_match", "exact_match_before", "tokens_per_second");
    }

    private static ProcessHandle worker(String runId) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(runId))
                .findFirst()
                .orElseThrow();
    }

    private static String post(String path, Map<String, Object> body) {
        return as().contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification as() {
        return given().auth().oauth2(MEMBER);
    }
}
