package dev.landbridge.registry.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class TransferResourceTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");

    @Inject
    TransferUrls urls;

    @Test
    void anAddressNeedsNoTokenAndPermitsOneFile() {
        byte[] bytes = "weights".getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.hex(bytes);
        TransferUrls.UploadPlan plan =
                urls.upload("signed", ADA, new Declaration(sha256, bytes.length, "a.txt"), Duration.ofMinutes(5));
        String address = plan.parts().get(0).toString();
        given().body("other bytes".getBytes(StandardCharsets.UTF_8))
                .put(address)
                .then()
                .statusCode(422)
                .body("code", equalTo("content-mismatch"));
        given().body(bytes).put(address).then().statusCode(200).header("ETag", "\"" + sha256 + "\"");
        given().get(address).then().statusCode(403);

        String download = urls.download("signed", ADA, sha256, "dir/a b.txt", Duration.ofMinutes(5))
                .toString();
        assertThat(given().get(download).then().statusCode(200).extract().asByteArray())
                .isEqualTo(bytes);
        given().head(download)
                .then()
                .statusCode(200)
                .header("Content-Length", "7")
                .header("Content-Disposition", "attachment; filename*=UTF-8''a%20b.txt");
    }

    @Test
    void refusesAnAddressThatWasChangedOrIsTooOld() {
        Declaration file = new Declaration(Sha256.hex("x"), 1, "x");
        String good = urls.upload("signed", ADA, file, Duration.ofMinutes(5))
                .parts()
                .get(0)
                .toString();
        String changed = good.replaceFirst("transfers/..", "transfers/AA");
        given().body("x").put(changed).then().statusCode(403);
        String old =
                urls.upload("signed", ADA, file, Duration.ZERO).parts().get(0).toString();
        given().body("x")
                .put(old)
                .then()
                .statusCode(403)
                .body("detail", equalTo("This address has expired. Ask for a new one."));
    }
}
