package dev.landbridge.registry.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.imports.Import;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.problem.NotFoundException;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.registry.Seed;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Landbridge fetches from another by the Hugging Face protocol: the source is this service's own door. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(dev.landbridge.registry.release.FakeServices.class)
class ImportFromLandbridgeTest {
    private static final String OWNER = TestTokens.person("olga", "donors", Role.ADMIN);

    @Inject
    ImportSteps steps;

    @Inject
    BlobStore bytes;

    @TestHTTPResource
    URI url;

    @TempDir
    Path directory;

    private RelayedHub source;
    private LandbridgeClient client;
    private byte[] large;
    private ModelVersion given;

    @BeforeEach
    void pushTheSource() throws Exception {
        source = new RelayedHub(url);
        large = new byte[2_500_000];
        new Random(System.nanoTime()).nextBytes(large);
        Path folder = Files.createDirectories(directory.resolve("source/nested"));
        Files.write(folder.resolve("vocabulary.bin"), large);
        Files.writeString(folder.getParent().resolve("README.md"), "# adder " + System.nanoTime());
        Files.write(folder.getParent().resolve("model.safetensors"), Seed.safetensors());
        given = LandbridgeClient.at(url)
                .token(OWNER)
                .connect()
                .push("adder", folder.getParent())
                .run();
        client = LandbridgeClient.at(url)
                .token(TestTokens.person("ada", "takers", Role.MEMBER))
                .connect();
    }

    @AfterEach
    void stop() {
        source.close();
    }

    @Test
    void bringsTheSameFilesAndSaysWhereTheyCameFrom() throws Exception {
        Import end = steps.finish(client, wish("same", OWNER));

        assertThat(end.message()).isEqualTo("version " + end.version() + " is registered");
        ModelVersion taken = client.versions("same").get(end.version());
        assertThat(taken.digest()).isEqualTo(given.digest());
        assertThat(taken.files()).isEqualTo(given.files());
        assertThat(taken.facts())
                .containsEntry("import.repo", "donors/adder")
                .containsEntry("import.endpoint", source.url());
        assertThat(taken.facts().get("import.commit")).matches("[0-9a-f]{40}");
        client.pull("same", taken.version(), directory.resolve("copy")).run();
        assertThat(directory.resolve("copy/nested/vocabulary.bin")).hasBinaryContent(large);
    }

    @Test
    void goesOnAfterTheDeathOfTheWorkerWithThePartsThatWereMissing() throws Exception {
        Import begun = client.imports().start(wish("killed", OWNER));
        try (KilledWorker killed = new KilledWorker()) {
            source.interruption = sent -> {
                if (sent == 2) {
                    killed.now();
                }
            };
            assertThatThrownBy(() -> steps.abandoned(begun)).isInstanceOf(InterruptedException.class);
        }
        assertThat(source.ranges).hasSize(2);
        source.interruption = sent -> {};
        assertThat(steps.next(begun)).isInstanceOf(WorkOutcome.Done.class);
        assertThat(client.imports().get(begun.id()).succeeded()).isTrue();
        assertThat(source.ranges).containsExactly("bytes=0-1048575", "bytes=1048576-2097151", "bytes=2097152-2499999");
    }

    @Test
    void namesTheRemedyWhereTheSourceWantsATokenOrAnApproval() throws Exception {
        Import nobody = steps.finish(client, wish("nobody", null));
        assertThat(nobody.state()).isEqualTo("FAILED");
        assertThat(nobody.message()).contains("answered 401", "give a token");

        String stranger = TestTokens.person("stan", "strangers", Role.MEMBER);
        Import hidden = steps.finish(client, wish("hidden", stranger));
        assertThat(hidden.state()).isEqualTo("FAILED");

        given().auth()
                .oauth2(OWNER)
                .contentType("application/json")
                .body(Map.of("gated", "manual"))
                .put("/api/models/donors/adder/settings")
                .then()
                .statusCode(200);
        Import gated = steps.finish(client, wish("gated", stranger));
        assertThat(gated.state()).isEqualTo("FAILED");
        assertThat(gated.message()).contains("answered 403", "gated");
        assertThatThrownBy(() -> client.models().get("gated")).isInstanceOf(NotFoundException.class);

        given().auth()
                .oauth2(stranger)
                .contentType("application/json")
                .body(Map.of("model", "donors/adder", "message", "to serve it"))
                .post("/api/v1/access-requests")
                .then()
                .statusCode(201);
        given().auth()
                .oauth2(OWNER)
                .contentType("application/json")
                .body(Map.of("user", "stan", "status", "accepted"))
                .post("/api/models/donors/adder/user-access-request/handle")
                .then()
                .statusCode(200);
        Import approved = steps.finish(client, wish("approved", stranger));
        assertThat(approved.succeeded()).as(approved.message()).isTrue();
    }

    @Test
    void refusesBytesThatRottedAtTheSource() throws Exception {
        Path stored = bytes.file(Sha256.hex(large)).orElseThrow();
        byte[] rotten = large.clone();
        rotten[1_500_000] ^= 4;
        rewrite(stored, rotten);

        Import end = steps.finish(client, wish("rotten", OWNER));

        assertThat(end.state()).isEqualTo("FAILED");
        assertThat(end.message()).contains("nested/vocabulary.bin arrived with the digest", Sha256.hex(large));
        assertThatThrownBy(() -> client.models().get("rotten")).isInstanceOf(NotFoundException.class);
        rewrite(stored, large);
    }

    private static void rewrite(Path file, byte[] content) throws IOException {
        Files.delete(file);
        Files.write(file, content);
    }

    private Import.Wish wish(String model, String token) {
        return new Import.Wish("huggingface", source.url(), "donors/adder", null, model, token, Map.of());
    }
}
