package dev.landbridge.registry.blob;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(dev.landbridge.registry.release.FakeServices.class)
class BlobResourceTest {
    private static final String TOKEN = TestTokens.person("ada", "lab", Role.MEMBER);

    @Test
    void keepsBytesAndServesRanges() {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        String sha256 = Sha256.hex(bytes);
        put(TOKEN, sha256, "weights.safetensors", bytes).then().statusCode(201);
        put(TOKEN, sha256, "weights.safetensors", bytes).then().statusCode(200);
        byte[] all = given().auth().oauth2(TOKEN).get("/api/v1/blobs/" + sha256).asByteArray();
        assertThat(all).isEqualTo(bytes);
        byte[] part = given().auth()
                .oauth2(TOKEN)
                .header("Range", "bytes=1000-1999")
                .get("/api/v1/blobs/" + sha256)
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 1000-1999/3000000")
                .header("ETag", "\"" + sha256 + "\"")
                .extract()
                .asByteArray();
        assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1000, 2000));
        given().auth()
                .oauth2(TOKEN)
                .header("Range", "bytes=3000000-")
                .get("/api/v1/blobs/" + sha256)
                .then()
                .statusCode(416);
        given().auth()
                .oauth2(TOKEN)
                .header("If-None-Match", "\"" + sha256 + "\"")
                .get("/api/v1/blobs/" + sha256)
                .then()
                .statusCode(304);
        given().auth()
                .oauth2(TOKEN)
                .head("/api/v1/blobs/" + sha256)
                .then()
                .statusCode(200)
                .header("Content-Length", "3000000");
    }

    @Test
    void hidesTheBlobsOfOtherTeams() {
        byte[] bytes = "secret weights".getBytes(StandardCharsets.UTF_8);
        put(TOKEN, Sha256.hex(bytes), "a.txt", bytes).then().statusCode(201);
        given().auth()
                .oauth2(TestTokens.person("eve", "rivals", Role.ADMIN))
                .get("/api/v1/blobs/" + Sha256.hex(bytes))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not-found"));
    }

    @Test
    void refusesContentThatIsNotWhatWasDeclared() {
        byte[] bytes = "real".getBytes(StandardCharsets.UTF_8);
        String other = Sha256.hex("other");
        put(TOKEN, other, "a.txt", bytes).then().statusCode(422).body("code", equalTo("content-mismatch"));
        given().auth().oauth2(TOKEN).head("/api/v1/blobs/" + other).then().statusCode(404);
    }

    @Test
    void refusesPickles() {
        byte[] evil = "cposix\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.UTF_8);
        put(TOKEN, Sha256.hex(evil), "readme.md", evil)
                .then()
                .statusCode(422)
                .body("code", equalTo("pickle-refused"))
                .body("detail", containsString("imports posix.system on load"));
        given().auth()
                .oauth2(TOKEN)
                .head("/api/v1/blobs/" + Sha256.hex(evil))
                .then()
                .statusCode(404);
    }

    @Test
    void asksForATokenAndTheRole() {
        byte[] bytes = {1, 2, 3};
        given().body(bytes).put("/api/v1/blobs/" + Sha256.hex(bytes)).then().statusCode(401);
        put(TestTokens.person("vera", "lab", Role.VIEWER), Sha256.hex(bytes), "x", bytes)
                .then()
                .statusCode(403)
                .body("code", equalTo("permission-denied"));
    }

    private static io.restassured.response.Response put(String token, String sha256, String name, byte[] bytes) {
        return given().auth()
                .oauth2(token)
                .contentType("application/octet-stream")
                .queryParam("file_name", name)
                .body(bytes)
                .put("/api/v1/blobs/" + sha256);
    }
}
