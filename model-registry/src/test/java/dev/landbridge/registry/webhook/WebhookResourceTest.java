package dev.landbridge.registry.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.evidence.EvidenceKind;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class WebhookResourceTest {
    @Inject
    Seed seed;

    @Inject
    WorkQueue queue;

    @Inject
    DeliveryWork work;

    @Inject
    EvidenceIndex evidence;

    @Inject
    DataSource dataSource;

    @Inject
    ObjectMapper json;

    private Receiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsOfAVersionWithASignatureTheReceiverCanCheck() throws Exception {
        JsonPath hook = create("told", receiver.url("/hook?x=1"), "version.registered");
        seed.version("told", "adder");
        assertThat(deliverNext()).isInstanceOf(WorkOutcome.Done.class);

        assertThat(receiver.received).hasSize(1);
        Receiver.Received request = receiver.received.get(0);
        assertThat(request.path()).isEqualTo("/hook?x=1");
        JsonNode event = json.readTree(request.body());
        assertThat(event.path("type").asText()).isEqualTo("version.registered");
        assertThat(event.path("team").asText()).isEqualTo("told");
        assertThat(event.path("data").path("model").asText()).isEqualTo("adder");
        assertThat(event.path("id").asText()).isEqualTo(request.header("webhook-id"));
        assertThat(new WebhookSecret(hook.getString("secret"))
                        .sign(
                                request.header("webhook-id"),
                                Long.parseLong(request.header("webhook-timestamp")),
                                request.body()))
                .isEqualTo(request.header("webhook-signature"));
        call("told")
                .get("/api/v1/webhooks/" + hook.getString("id"))
                .then()
                .body("last_delivery.state", equalTo("DELIVERED"))
                .body("last_delivery.status", equalTo(204))
                .body("secret", nullValue());
        call("told").get("/api/v1/events?type=version.registered").then().body("items", hasSize(1));
    }

    @Test
    void tellsOfEvidence() throws Exception {
        create("proved", receiver.url("/"), "evidence.recorded");
        evidence.record(
                seed.version("proved", "adder").subject(),
                Evidence.draft(EvidenceKind.PORTABILITY, "WARN", "prt_hook"));
        assertThat(deliverNext()).isInstanceOf(WorkOutcome.Done.class);
        JsonNode event = json.readTree(receiver.received.get(0).body());
        assertThat(event.path("type").asText()).isEqualTo("evidence.recorded");
        assertThat(event.path("data").path("kind").asText()).isEqualTo("portability");
        assertThat(event.path("data").path("verdict").asText()).isEqualTo("WARN");
    }

    @Test
    void triesAgainWithLongerPausesAndGivesUpAtLast() throws Exception {
        String id = create("retried", receiver.url("/"), "model.created").getString("id");
        seed.version("retried", "adder");
        receiver.status = 503;
        assertThat(deliverNext()).isEqualTo(WorkOutcome.again(Duration.ofSeconds(5)));
        assertThat(deliverNow(id)).isEqualTo(WorkOutcome.again(Duration.ofSeconds(15)));
        deliveriesOf("retried", id)
                .body("items[0].state", equalTo("PENDING"))
                .body("items[0].attempts", equalTo(2))
                .body("items[0].error", equalTo("answered 503"));
        assertThat(deliverNow(id)).isInstanceOf(WorkOutcome.Done.class);
        String delivery = deliveriesOf("retried", id)
                .body("items[0].state", equalTo("FAILED"))
                .extract()
                .path("items[0].id");

        receiver.status = 200;
        call("retried")
                .post("/api/v1/webhooks/" + id + "/deliveries/" + delivery + "/repetition")
                .then()
                .statusCode(202);
        deliverNext();
        deliveriesOf("retried", id).body("items[0].state", equalTo("DELIVERED"));
        assertThat(receiver.received)
                .extracting(request -> request.header("webhook-id"))
                .hasSize(4)
                .containsOnly(receiver.received.get(0).header("webhook-id"));
    }

    @Test
    void followsNoRedirect() throws Exception {
        String id = create("moved", receiver.url("/a"), "model.created").getString("id");
        receiver.status = 302;
        call("moved").post("/api/v1/webhooks/" + id + "/test").then().statusCode(202);
        deliverNext();
        assertThat(receiver.received).extracting(Receiver.Received::path).containsExactly("/a");
        deliveriesOf("moved", id)
                .body("items[0].event", equalTo("ping"))
                .body("items[0].error", containsString("redirects are not followed"));
        receiver.status = 410;
        deliverNow(id);
        deliveriesOf("moved", id).body("items[0].state", equalTo("FAILED"));
    }

    @Test
    void neverReachesAPrivateAddressEvenWhenTheNameMovedThereLater() throws Exception {
        for (String url :
                new String[] {"http://127.0.0.1:9/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/"}) {
            call("inside")
                    .body(Map.of("url", url))
                    .post("/api/v1/webhooks")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("not a public address"));
        }
        String id = create("inside", "http://never.invalid/", "model.created").getString("id");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update webhook set url = '"
                    + receiver.url("/").replace("localhost", "127.0.0.1") + "' where id = '" + id + "'");
        }
        call("inside").post("/api/v1/webhooks/" + id + "/test").then().statusCode(202);
        deliverNext();
        assertThat(receiver.received).isEmpty();
        deliveriesOf("inside", id).body("items[0].error", containsString("not a public address"));
    }

    @Test
    void keepsTheSecretOutOfTheDatabaseAndOfOtherTeams() throws Exception {
        JsonPath hook = create("sealed", receiver.url("/"), "model.created");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select secret from webhook where id = '" + hook.getString("id") + "'")) {
            row.next();
            assertThat(row.getString(1)).doesNotContain(hook.getString("secret").substring(6));
        }
        String path = "/api/v1/webhooks/" + hook.getString("id");
        call("rivals").get(path).then().statusCode(404);
        call("rivals").delete(path).then().statusCode(404);
        call("rivals").post(path + "/test").then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.person("mia", "sealed", Role.MEMBER))
                .get("/api/v1/webhooks")
                .then()
                .statusCode(403);
        String renewed = call("sealed")
                .body(Map.of("new_secret", true, "enabled", false))
                .patch(path)
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .extract()
                .path("secret");
        assertThat(renewed).startsWith("whsec_").isNotEqualTo(hook.getString("secret"));
        seed.version("sealed", "adder");
        deliveriesOf("sealed", hook.getString("id")).body("items", hasSize(0));
        call("sealed").delete(path).then().statusCode(204);
    }

    @Test
    void refusesEventsThatDoNotExist() {
        call("typo")
                .body(Map.of("url", receiver.url("/"), "events", new String[] {"version.registred"}))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(400)
                .body("detail", containsString("version.registred"));
    }

    @Test
    void aChangeThatIsRolledBackIsNotToldOf() {
        String id = create("undone", receiver.url("/"), "model.created").getString("id");
        QuarkusTransaction.begin();
        seed.version("undone", "adder");
        QuarkusTransaction.rollback();
        deliveriesOf("undone", id).body("items", hasSize(0));
    }

    private JsonPath create(String team, String url, String event) {
        return call(team)
                .body(Map.of("url", url, "events", new String[] {event}))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse deliveriesOf(String team, String id) {
        return call(team).get("/api/v1/webhooks/" + id + "/deliveries").then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification call(String team) {
        return given().auth().oauth2(TestTokens.person("ada", team, Role.ADMIN)).contentType("application/json");
    }

    private WorkOutcome deliverNext() throws InterruptedException {
        Optional<Claim> claim = queue.claim(DeliveryWork.KIND, "test", Duration.ofSeconds(30));
        WorkOutcome outcome = work.handle(claim.orElseThrow());
        queue.finish(claim.get(), outcome);
        return outcome;
    }

    private WorkOutcome deliverNow(String webhookId) throws Exception {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update work_item set run_after = now() where subject_id in"
                    + " (select id from webhook_delivery where webhook_id = '" + webhookId + "')");
        }
        return deliverNext();
    }
}
