package dev.landbridge.registry.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class StorageResourceTest {
    private static final String OPERATOR = TestTokens.operator("root");

    @Inject
    Seed seed;

    @Inject
    BlobStore bytes;

    @Inject
    StorageChecks checks;

    @Inject
    WorkQueue queue;

    @Test
    void findsBytesThatAreNotWhatTheirAddressSays() throws Exception {
        FileRef good = seed.upload("fsck", "good.txt", "good bytes".getBytes(StandardCharsets.UTF_8));
        FileRef rotten = seed.upload("fsck", "rotten.txt", "sound bytes".getBytes(StandardCharsets.UTF_8));
        FileRef lost = seed.upload("fsck", "lost.txt", "lost bytes".getBytes(StandardCharsets.UTF_8));
        Path file = bytes.file(rotten.sha256()).orElseThrow();
        Files.writeString(file, "sound bytfs");
        bytes.delete(lost.sha256());

        String id = as(OPERATOR)
                .post("/api/v1/storage/checks")
                .then()
                .statusCode(201)
                .body("state", equalTo("RUNNING"))
                .extract()
                .path("id");
        handleAll();

        as(OPERATOR)
                .get("/api/v1/storage/checks/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("SUCCEEDED"))
                .body("checked", greaterThan(2))
                .body("findings.sha256", hasItem(rotten.sha256()))
                .body("findings.sha256", hasItem(lost.sha256()))
                .body("findings.find { it.sha256 == '" + rotten.sha256() + "' }.problem", containsString("CORRUPT"))
                .body("findings.find { it.sha256 == '" + lost.sha256() + "' }.problem", containsString("MISSING"))
                .body("findings.find { it.sha256 == '" + good.sha256() + "' }", equalTo(null));
        Files.delete(file);
    }

    /** Another test may have left a check of its own in the queue. */
    private void handleAll() throws IOException {
        for (Optional<Claim> claim = claim(); claim.isPresent(); claim = claim()) {
            checks.handle(claim.get());
        }
    }

    private Optional<Claim> claim() {
        return queue.claim(checks.kind(), "test", Duration.ofMinutes(1));
    }

    @Test
    void limitsWhatATeamMayKeep() {
        as(OPERATOR)
                .contentType("application/json")
                .body(Map.of("max_files_per_version", 2, "max_file_bytes", 10, "max_bytes", 15))
                .put("/api/v1/storage/limits/small")
                .then()
                .statusCode(200);
        String member = TestTokens.person("ada", "small", Role.MEMBER);
        put(member, "12345678901").then().statusCode(422).body("detail", containsString("larger than the 10 bytes"));
        put(member, "1234567890").then().statusCode(201);
        put(member, "abcdefghij").then().statusCode(422).body("detail", containsString("more than its 15 bytes"));
        put(member, "1234567890").then().statusCode(200);
        as(member)
                .get("/api/v1/storage")
                .then()
                .statusCode(200)
                .body("blobs", equalTo(1))
                .body("bytes", equalTo(10))
                .body("referenced_bytes", equalTo(0))
                .body("limits.max_bytes", equalTo(15));
        as(member).post("/api/v1/storage/collections").then().statusCode(403);
    }

    @Test
    void anOperatorCollectsNowButNotWhatTheGracePeriodProtects() throws Exception {
        FileRef file = seed.upload("gc-now", "a.txt", "fresh".getBytes(StandardCharsets.UTF_8));
        as(OPERATOR).post("/api/v1/storage/collections").then().statusCode(200);
        assertThat(bytes.find(file.sha256())).isPresent();
    }

    private static io.restassured.response.Response put(String token, String text) {
        return as(token)
                .contentType("application/octet-stream")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .put("/api/v1/blobs/" + dev.landbridge.formats.digest.Sha256.hex(text));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
