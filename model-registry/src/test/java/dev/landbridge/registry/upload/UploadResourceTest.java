package dev.landbridge.registry.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class UploadResourceTest {
    private static final String TOKEN = TestTokens.person("ada", "parts", Role.MEMBER);

    @TestHTTPResource
    URI service;

    @Inject
    TransferUrls urls;

    @Inject
    UploadConfig config;

    private int partSize;

    @BeforeEach
    void readPartSize() {
        partSize = (int) config.partSize().asLongValue();
    }

    @Test
    void takesPartsInAnyOrderAndAtTheSameTime() {
        byte[] content = random(4 * partSize + 1234, 1);
        String id = begin(Sha256.hex(content), (long) content.length);
        List<Integer> shuffled = List.of(3, 1, 5, 2, 4);
        shuffled.parallelStream()
                .forEach(number -> put(id, number, part(content, number)).then().statusCode(204));
        as(TOKEN)
                .get("/api/v1/uploads/" + id)
                .then()
                .body("received_parts", hasSize(5))
                .body("state", equalTo("OPEN"));
        complete(id)
                .then()
                .statusCode(200)
                .body("sha256", equalTo(Sha256.hex(content)))
                .body("already_present", equalTo(false));
        complete(id).then().statusCode(200).body("size", equalTo(content.length));
        assertThat(as(TOKEN).get("/api/v1/blobs/" + Sha256.hex(content)).asByteArray())
                .isEqualTo(content);

        as(TOKEN)
                .contentType("application/json")
                .body(Map.of("sha256", Sha256.hex(content), "size", content.length))
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .body("state", equalTo("COMPLETED"))
                .body("already_present", equalTo(true));
    }

    @Test
    void findsTheDigestWhenNobodySaidIt() {
        byte[] content = random(partSize + 7, 2);
        String id = begin(null, null);
        put(id, 1, part(content, 1)).then().statusCode(204);
        put(id, 2, part(content, 2)).then().statusCode(204);
        complete(id).then().statusCode(200).body("sha256", equalTo(Sha256.hex(content)));
    }

    @Test
    void goesOnAfterADroppedConnection() throws Exception {
        byte[] content = random(2 * partSize, 3);
        String id = begin(Sha256.hex(content), (long) content.length);
        put(id, 1, part(content, 1)).then().statusCode(204);
        sendHalfAndDrop(id, 2, part(content, 2));

        as(TOKEN).get("/api/v1/uploads/" + id).then().body("received_parts.number", equalTo(List.of(1)));
        complete(id).then().statusCode(422).body("code", equalTo("content-mismatch"));
        as(TOKEN).head("/api/v1/blobs/" + Sha256.hex(content)).then().statusCode(404);

        put(id, 2, part(content, 2)).then().statusCode(204);
        complete(id).then().statusCode(200).body("sha256", equalTo(Sha256.hex(content)));
    }

    @Test
    void aCorruptPartNeverBecomesVisibleAndCanBeSentAgain() {
        byte[] content = random(2 * partSize, 4);
        String id = begin(Sha256.hex(content), (long) content.length);
        byte[] corrupt = part(content, 1);
        corrupt[17] ^= 1;
        put(id, 1, corrupt).then().statusCode(204);
        put(id, 2, part(content, 2)).then().statusCode(204);
        complete(id).then().statusCode(422).body("detail", containsString("SHA-256"));
        as(TOKEN).head("/api/v1/blobs/" + Sha256.hex(content)).then().statusCode(404);
        put(id, 1, part(content, 1)).then().statusCode(204);
        if (!received(id).contains(2)) {
            put(id, 2, part(content, 2)).then().statusCode(204);
        }
        complete(id).then().statusCode(200);
        assertThat(as(TOKEN).get("/api/v1/blobs/" + Sha256.hex(content)).asByteArray())
                .isEqualTo(content);
    }

    @Test
    void keepsUploadsOfOtherTeamsApartAndForgetsCancelledOnes() {
        String id = begin(null, null);
        String eve = TestTokens.person("eve", "rivals", Role.ADMIN);
        as(eve).get("/api/v1/uploads/" + id).then().statusCode(404);
        as(TOKEN)
                .body(new byte[partSize + 1])
                .contentType("application/octet-stream")
                .put("/api/v1/uploads/" + id + "/parts/1")
                .then()
                .statusCode(400);
        as(TOKEN).delete("/api/v1/uploads/" + id).then().statusCode(204);
        as(TOKEN).get("/api/v1/uploads/" + id).then().statusCode(404);
    }

    @Test
    void signedAddressesCarryALargeFileInParts() {
        byte[] content = random(2 * partSize + 5, 5);
        Declaration file = new Declaration(Sha256.hex(content), content.length, "big.bin");
        TransferUrls.UploadPlan plan = urls.upload("parts", new Actor("usr_ada", "ada"), file, Duration.ofMinutes(5));
        assertThat(plan.partSize()).isEqualTo(partSize);
        assertThat(plan.parts()).hasSize(3);
        IntStream.rangeClosed(1, 3)
                .forEach(number -> given().body(part(content, number))
                        .put(plan.parts().get(number - 1).toString())
                        .then()
                        .statusCode(200)
                        .header("ETag", org.hamcrest.Matchers.notNullValue()));
        given().contentType("application/vnd.git-lfs+json")
                .body("{\"oid\":\"" + file.sha256() + "\",\"parts\":[]}")
                .post(plan.completion().toString())
                .then()
                .statusCode(200)
                .body("sha256", equalTo(file.sha256()));
    }

    private static List<Integer> received(String id) {
        return as(TOKEN).get("/api/v1/uploads/" + id).jsonPath().getList("received_parts.number", Integer.class);
    }

    private void sendHalfAndDrop(String id, int number, byte[] part) throws Exception {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("PUT /api/v1/uploads/" + id + "/parts/" + number + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + TOKEN + "\r\nContent-Length: " + part.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(part, 0, part.length / 2);
            out.flush();
        }
    }

    private String begin(String sha256, Long size) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("sha256", sha256);
        wish.put("size", size);
        wish.put("file_name", "model.bin");
        return as(TOKEN)
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/uploads")
                .then()
                .statusCode(201)
                .body("part_size", equalTo(partSize))
                .extract()
                .path("id");
    }

    private static io.restassured.response.Response put(String id, int number, byte[] bytes) {
        return as(TOKEN)
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/api/v1/uploads/" + id + "/parts/" + number);
    }

    private static io.restassured.response.Response complete(String id) {
        return as(TOKEN).post("/api/v1/uploads/" + id + "/completion");
    }

    private byte[] part(byte[] content, int number) {
        return Arrays.copyOfRange(content, (number - 1) * partSize, Math.min(content.length, number * partSize));
    }

    private static byte[] random(int size, int seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
