package dev.landbridge.registry.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.landbridge.formats.audit.AuditChainCheck;
import dev.landbridge.formats.audit.AuditChainReport;
import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class AuditResourceTest {
    @Inject
    Seed seed;

    @Test
    void findsExportsAndVerifiesWhatATeamDid() throws IOException {
        seed.version("audited", "adder");
        seed.version("audited", "adder");
        String token = TestTokens.person("vera", "audited", Role.VIEWER);

        given().auth()
                .oauth2(token)
                .queryParam("action", "register-version")
                .queryParam("service", "registry")
                .queryParam("q", "digest")
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .body("items.subject_id", contains("adder/2", "adder/1"))
                .body("items[0].service", equalTo("registry"));
        given().auth()
                .oauth2(token)
                .post("/api/v1/audit/verification")
                .then()
                .statusCode(200)
                .body("verified", equalTo(true))
                .body("events", equalTo(5))
                .body("chains", hasSize(1));
        byte[] export = given().auth()
                .oauth2(token)
                .get("/api/v1/audit/export")
                .then()
                .contentType("application/x-ndjson")
                .extract()
                .asByteArray();
        AuditChainReport report = AuditChainCheck.verify(new ByteArrayInputStream(export));
        assertThat(report.verified()).isTrue();
        assertThat(report.events()).isEqualTo(5);
        export[export.length / 2] ^= 1;
        assertThat(AuditChainCheck.verify(new ByteArrayInputStream(export)).verified())
                .isFalse();
    }

    @Test
    void keepsTheInstallationsOwnEventsForOperators() {
        given().auth()
                .oauth2(TestTokens.person("ada", "audited", Role.ADMIN))
                .get("/api/v1/audit?scope=installation")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.operator("olga"))
                .get("/api/v1/audit?scope=installation")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesAQuestionItCannotRead() {
        String token = TestTokens.person("vera", "audited", Role.VIEWER);
        for (String question :
                new String[] {"from=yesterday", "to=2026-13-01", "subject=adder", "scope=world", "service=traning"}) {
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/audit?" + question)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-request"));
        }
    }
}
