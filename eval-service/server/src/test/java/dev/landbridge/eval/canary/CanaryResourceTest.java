package dev.landbridge.eval.canary;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.contracts.eval.v1.CertificateServiceGrpc;
import dev.landbridge.contracts.eval.v1.IssueCertificateRequest;
import dev.landbridge.eval.fake.FakeFaults;
import dev.landbridge.eval.fake.FakeInstallation;
import dev.landbridge.eval.fake.FakeReleaseEvidence;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "eval-service"))
@WithTestResource(FakeInstallation.class)
class CanaryResourceTest {
    private static final String CANARIES = "/api/v1/canaries/";
    private static String golden;

    @TestHTTPResource
    URI base;

    @Inject
    DataSource database;

    @AfterEach
    void recover() {
        FakeFaults.drift = false;
    }

    @Test
    void asksAgainByItselfAndTellsOfADrift() {
        String id =
                create(Map.of("deployment_id", "dep_bf16~drift", "golden_trace_id", golden(), "interval_seconds", 1));
        JsonPath steady = until(id, "checks >= 3");
        assertThat(steady.getString("outcome")).as(steady.getString("message")).isEqualTo("STEADY");
        assertThat((Object) steady.get("recertification")).isNull();
        JsonPath check = get(CANARIES + id + "/checks");
        assertThat(check.getInt("items[0].prompts")).isEqualTo(32);
        assertThat(check.getDouble("items[0].mean_kl")).isBetween(1e-9, 1e-3);
        assertThat(check.getDouble("items[0].self_kl")).isZero();

        FakeFaults.drift = true;
        JsonPath drifted = until(id, "outcome == 'DRIFT'");

        assertThat(drifted.getString("recertification")).contains("Against its own first answers: Mean KL");
        JsonPath events = get(CANARIES + id + "/events");
        assertThat(events.getList("items")).hasSize(1);
        assertThat(events.getString("items[0].kind")).isEqualTo("DRIFT");
        assertThat((Object) events.get("items[0].closed_at")).isNull();
        as("lab", Role.ADMIN)
                .get("/api/v1/audit?subject=canary:" + id + "&action=canary.event")
                .then()
                .body("items[0].detail", containsString("DRIFT"));
        as("lab", Role.MEMBER).delete(CANARIES + id).then().statusCode(204);
        as("lab", Role.VIEWER).get(CANARIES + id).then().statusCode(404);
    }

    @Test
    void certifiesAnewWhenTheFingerprintChangedAndWhenAsked() {
        String deployment = "dep_bf16-canary";
        String before = certify(deployment);
        String id = create(Map.of("deployment_id", deployment, "interval_seconds", 1));
        assertThat(until(id, "outcome == 'STEADY'").getString("certificate_id")).isEqualTo(before);

        FakeInstallation.STARTS.merge(deployment, 1, Integer::sum);
        JsonPath renewed = until(id, "certificate_id != '" + before + "'");

        assertThat((Object) renewed.get("recertification")).isNull();
        JsonPath event = get(CANARIES + id + "/events");
        assertThat(event.getString("items[0].kind")).isEqualTo("CHANGED");
        assertThat(event.getString("items[0].outcome")).isEqualTo("PASS");
        assertThat(event.getString("items[0].certificate_id")).isEqualTo(before);
        String after = renewed.getString("certificate_id");
        assertThat(get("/api/v1/certificates/" + after).getString("fingerprint_digest"))
                .isEqualTo(renewed.getString("fingerprint_digest"))
                .isNotEqualTo(get("/api/v1/certificates/" + before).getString("fingerprint_digest"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(FakeReleaseEvidence.RENEWED).anySatisfy(heard -> {
                    assertThat(heard.getReplacedCertificateId()).isEqualTo(before);
                    assertThat(heard.getCertificateId()).isEqualTo(after);
                    assertThat(heard.getFingerprintDigest()).isEqualTo(renewed.getString("fingerprint_digest"));
                    assertThat(heard.getParity().getId()).isEqualTo(event.getString("items[0].parity_run_id"));
                    assertThat(heard.getParity().getGoldenTraceId()).isEqualTo(golden());
                }));
        as("lab", Role.MEMBER)
                .post(CANARIES + id + "/recertification")
                .then()
                .statusCode(201)
                .body("kind", equalTo("REQUESTED"));
        until(id, "certificate_id != '" + after + "'");
        assertThat(get(CANARIES + id + "/events").getList("items.kind")).containsExactly("REQUESTED", "CHANGED");
        as("lab", Role.MEMBER).delete(CANARIES + id).then().statusCode(204);
    }

    @Test
    void aRequestWaitsForTheCheckThatIsBeingRecorded() throws Exception {
        String id = create(Map.of("deployment_id", "dep_bf16-busy", "golden_trace_id", golden()));
        until(id, "outcome == 'STEADY'");
        CompletableFuture<Integer> status;
        try (Connection check = database.getConnection()) {
            check.setAutoCommit(false);
            execute(check, "update canary set version = version + 1 where id = '" + id + "'");
            status = CompletableFuture.supplyAsync(() -> as("lab", Role.MEMBER)
                    .post(CANARIES + id + "/recertification")
                    .statusCode());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> waits("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and datname = current_database() and query like '%canary%'"));
            check.commit();
        }

        assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(201);
        as("lab", Role.MEMBER).delete(CANARIES + id).then().statusCode(204);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean waits(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getInt(1) > 0;
        }
    }

    @Test
    void refusesWhatItCannotWatch() {
        as("lab", Role.MEMBER)
                .body(Map.of("deployment_id", "dep_bf16-none"))
                .post("/api/v1/canaries")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("golden_trace_id"));
        Map<String, Object> body = Map.of("deployment_id", "dep_bf16-once", "golden_trace_id", golden());
        as("lab", Role.VIEWER).body(body).post("/api/v1/canaries").then().statusCode(403);
        String id = create(body);
        as("lab", Role.MEMBER).body(body).post("/api/v1/canaries").then().statusCode(409);
        as("other", Role.VIEWER).get(CANARIES + id).then().statusCode(404);
        as("other", Role.MEMBER).delete(CANARIES + id).then().statusCode(404);
        assertThat(get("/api/v1/canaries?deployment_id=dep_bf16-once").getList("items.id"))
                .containsExactly(id);
        as("lab", Role.MEMBER).post(CANARIES + id + "/checks").then().statusCode(202);
        as("lab", Role.MEMBER).delete(CANARIES + id).then().statusCode(204);
    }

    private String certify(String deployment) {
        String run = start("/api/v1/parity-runs", Map.of("golden_trace_id", golden(), "deployment_id", deployment));
        JsonPath ended = ended("/api/v1/parity-runs/" + run);
        assertThat(ended.getString("verdict")).as(ended.getString("sentence")).isEqualTo("PASS");
        ManagedChannel channel = NettyChannelBuilder.forAddress(base.getHost(), base.getPort())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            headers.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                    "Bearer " + TestTokens.service("model-registry", "lab"));
            return CertificateServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .issueCertificate(IssueCertificateRequest.newBuilder()
                            .setParityRunId(run)
                            .setRequestedBy("ada")
                            .build())
                    .getCertificate()
                    .getId();
        } finally {
            channel.shutdownNow();
        }
    }

    private static String golden() {
        if (golden == null) {
            golden = start("/api/v1/golden-traces", Map.of("deployment_id", "dep_fp32"));
            assertThat(ended("/api/v1/golden-traces/" + golden).getString("state"))
                    .isEqualTo("SUCCEEDED");
        }
        return golden;
    }

    private static String create(Map<String, Object> body) {
        return start("/api/v1/canaries", body);
    }

    private static String start(String path, Map<String, Object> body) {
        return as("lab", Role.MEMBER)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @param condition on the canary, as a Groovy expression */
    private static JsonPath until(String id, String condition) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get("/api/v1/canaries?page_size=200")
                                .getList("items.findAll { it.id == '" + id + "' && it." + condition + " }")
                                .size()
                        == 1);
        return get(CANARIES + id);
    }

    private static JsonPath ended(String path) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> get(path).get("finished_at") != null);
        return get(path);
    }

    private static JsonPath get(String path) {
        return as("lab", Role.VIEWER).get(path).then().statusCode(200).extract().jsonPath();
    }

    private static RequestSpecification as(String team, String role) {
        return given().auth().oauth2(TestTokens.person("ada", team, role)).contentType("application/json");
    }
}
