package dev.landbridge.registry.version;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ModelVersionsTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");

    @Inject
    Seed seed;

    @Inject
    Registrar registrar;

    @Test
    void givesConcurrentWritersGaplessNumbers() throws Exception {
        ModelVersion first = seed.version("numbers", "adder");
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> register = () -> registrar
                    .register(
                            "numbers", ADA, new ModelVersions.NewVersion("adder", first.files(), null, Map.of()), null)
                    .version();
            List<Future<Integer>> results = nodes.invokeAll(
                    IntStream.range(0, 24).mapToObj(i -> register).toList());
            assertThat(results)
                    .extracting(Future::get)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(2, 25).boxed().toList());
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void describesAVersionByItsFiles() {
        ModelVersion version = seed.version("cards", "adder");
        String token = TestTokens.person("vera", "cards", Role.VIEWER);
        given().auth()
                .oauth2(token)
                .get("/api/v1/models/adder/versions/1")
                .then()
                .statusCode(200)
                .body("digest", equalTo(version.digest()))
                .body("parameters", equalTo(4))
                .body("tensors[0].dtype", equalTo("F32"))
                .body("config.vocab_size", equalTo(32))
                .body("card", containsString("No parity run has been recorded."));
        byte[] file = given().auth()
                .oauth2(token)
                .get("/api/v1/models/adder/versions/1/files/model.safetensors")
                .asByteArray();
        assertThat(file).isEqualTo(Seed.safetensors());
        given().auth()
                .oauth2(TestTokens.person("eve", "rivals", Role.ADMIN))
                .get("/api/v1/models/adder/versions/1")
                .then()
                .statusCode(404);
    }

    @Test
    void changesADescriptionOnlyAtTheVersionThatWasRead() {
        seed.version("tags", "adder");
        String token = TestTokens.person("ada", "tags", Role.MEMBER);
        String tag = given().auth().oauth2(token).get("/api/v1/models/adder").header("ETag");
        patch(token, tag).then().statusCode(200).body("description", equalTo("adds"));
        patch(token, tag).then().statusCode(412).body("code", equalTo("precondition-failed"));
    }

    @Test
    void refusesPathsAndContentsThatAreNotSafe() {
        FileRef good = seed.upload("paths", "a.txt", "a".getBytes(StandardCharsets.UTF_8));
        for (String path : List.of("../a", "/a", "a\\b", "a/./b", "C:/a", "")) {
            assertThatThrownBy(() -> register("paths", new FileRef(path, good.sha256(), 1)))
                    .as(path)
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> register(
                        "paths", new FileRef("Readme", good.sha256(), 1), new FileRef("README", good.sha256(), 1)))
                .hasMessageContaining("ignore case");
        assertThatThrownBy(() -> register("paths", new FileRef("w.safetensors", good.sha256(), 1)))
                .hasMessageContaining("truncated");
        assertThatThrownBy(() -> register("rivals", good)).hasMessageContaining("was not uploaded by this team");
    }

    private void register(String team, FileRef... files) {
        registrar.register(team, ADA, new ModelVersions.NewVersion("m", List.of(files), null, null), null);
    }

    private static io.restassured.response.Response patch(String token, String tag) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"description\":\"adds\"}")
                .patch("/api/v1/models/adder");
    }
}
