package dev.landbridge.portal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "portal"))
@WithTestResource(FakeServices.class)
class PortalResourceTest {
    private static final String PASSWORD = "a-long-enough-password";
    private static boolean peopled;

    @TestHTTPResource
    URL base;

    @BeforeEach
    void peopleTheInstallation() {
        if (peopled) {
            return;
        }
        String operator = signIn("operator", "correct-horse-battery");
        for (String name : new String[] {"ada", "grace", "eve"}) {
            as(operator)
                    .body(Map.of("name", name, "display_name", name, "password", PASSWORD, "operator", false))
                    .post("/api/v1/accounts")
                    .then()
                    .statusCode(201);
        }
        for (String team : new String[] {"demo", "other"}) {
            as(operator)
                    .body(Map.of("name", team, "display_name", "Team " + team))
                    .post("/api/v1/teams")
                    .then()
                    .statusCode(201);
        }
        putMember(operator, "demo", "ada", "member");
        putMember(operator, "demo", "grace", "admin");
        putMember(operator, "other", "eve", "viewer");
        putMember(operator, "other", "grace", "member");
        peopled = true;
    }

    @Test
    void tellsWhoIsSignedInWithEveryRole() {
        as(signIn("ada", PASSWORD))
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("user.name", equalTo("ada"))
                .body("teams", hasSize(1))
                .body("teams[0].display_name", equalTo("Team demo"))
                .body("teams[0].roles", hasItems("viewer", "member"))
                .body("teams[0].roles", not(hasItems("releaser")));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownNameAlike() {
        for (String name : new String[] {"ada", "nobody"}) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("user", name, "password", "wrong-wrong-wrong"))
                    .post("/api/v1/session")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("unauthenticated"))
                    .body("detail", equalTo("The name or the password is wrong."))
                    .body("request_id", startsWith("req_"));
        }
    }

    @Test
    void asksForSignInWithoutASession() {
        given().get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void endsTheSessionAtSignOut() throws InterruptedException {
        String session = signIn("ada", PASSWORD);
        as(session).delete("/api/v1/session").then().statusCode(204);
        Thread.sleep(1100);
        as(session).get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        as(signIn("operator", "correct-horse-battery"))
                .body(Map.of("name", "Ada!", "display_name", "", "password", "short", "operator", false))
                .post("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("errors.field", hasItems("name", "display_name", "password"))
                .body("detail", not(containsString("short")));
    }

    @Test
    void keepsAccountsToOperators() {
        as(signIn("grace", PASSWORD))
                .get("/api/v1/accounts")
                .then()
                .statusCode(403)
                .body("code", equalTo("permission-denied"));
    }

    @Test
    void anAdminManagesOnlyTheOwnTeam() {
        String grace = signIn("grace", PASSWORD);
        putMember(grace, "demo", "ada", "member");
        as(grace).get("/api/v1/teams/other/members").then().statusCode(403);
        as(grace)
                .body(Map.of("role", "emperor"))
                .put("/api/v1/teams/demo/members/ada")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("role"));
    }

    @Test
    void translatesTheSessionForTheServices() {
        as(signIn("ada", PASSWORD))
                .get("/api/v1/models?page_size=5")
                .then()
                .statusCode(200)
                .body(containsString("path=/api/v1/models?page_size=5"))
                .body(containsString("authorization=Bearer ey"))
                .body(containsString("cookie=null"))
                .body(containsString("request-id=req_"));
    }

    @Test
    void refusesATeamThePersonIsNotIn() {
        as(signIn("ada", PASSWORD))
                .header("X-Landbridge-Team", "other")
                .get("/api/v1/models")
                .then()
                .statusCode(403)
                .body("detail", containsString("'other'"));
    }

    @Test
    void refusesChangesFromAnotherSitesPage() {
        as(signIn("ada", PASSWORD))
                .header("Origin", "https://evil.example")
                .body(Map.of())
                .post("/api/v1/models")
                .then()
                .statusCode(403);
    }

    @Test
    void leavesKeysOfTheModelDoorAlone() {
        given().header("Authorization", "Bearer lb_live_abc")
                .body("{}")
                .post("/v1/chat/completions")
                .then()
                .body(containsString("authorization=Bearer lb_live_abc"))
                .body(containsString("body={}"));
    }

    @Test
    void aPersonalTokenWorksUntilItIsRevoked() throws InterruptedException {
        String session = signIn("ada", PASSWORD);
        var created = as(session)
                .body(Map.of("name", "laptop"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .body("token", startsWith("lbp_"))
                .extract();
        String token = created.path("token");
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/runs")
                .then()
                .body(containsString("authorization=Bearer ey"));
        as(session).get("/api/v1/tokens").then().body("items[0].token", nullValue());

        as(session).delete("/api/v1/tokens/" + created.path("id")).then().statusCode(204);
        Thread.sleep(1100);
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/runs")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void toolsSignInWithNameAndPasswordOrATokenInItsPlace() {
        String token = as(signIn("ada", PASSWORD))
                .body(Map.of("name", "mlflow"))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("token");
        for (String[] pair : new String[][] {{"ada", PASSWORD}, {"anybody", token}}) {
            given().auth()
                    .preemptive()
                    .basic(pair[0], pair[1])
                    .get("/api/2.0/mlflow/experiments/get?experiment_id=0")
                    .then()
                    .statusCode(200)
                    .body(containsString("authorization=Bearer ey"));
        }
    }

    @Test
    void takesTokensAsTheNpmLibraryOfHuggingFaceWantsThem() {
        String token = as(signIn("ada", PASSWORD))
                .body(Map.of("name", "npm"))
                .post("/api/v1/tokens")
                .then()
                .extract()
                .path("token");
        given().header("Authorization", "Bearer hf_" + token)
                .get("/api/models/demo/adder")
                .then()
                .statusCode(200)
                .body(containsString("authorization=Bearer ey"));
    }

    @Test
    void refusesAWrongPasswordInTheShapeOfTheDoor() {
        given().auth()
                .preemptive()
                .basic("ada", "wrong-wrong-wrong")
                .get("/api/2.0/mlflow/registered-models/get?name=adder")
                .then()
                .statusCode(401)
                .body("error_code", equalTo("UNAUTHENTICATED"))
                .body("message", equalTo("The name or the password is wrong."));
        given().header("Authorization", "Bearer hf_foreign")
                .get("/api/models/demo/adder")
                .then()
                .statusCode(401)
                .header("X-Error-Message", equalTo("Invalid credentials in Authorization header"))
                .body("error", equalTo("Invalid credentials in Authorization header"));
    }

    @Test
    void takesTheTeamFromTheClientsOwnLanguage() {
        String grace = signIn("grace", PASSWORD);
        assertThat(teamOf(as(grace).header("X-MLFLOW-WORKSPACE", "other").get("/api/2.0/mlflow/runs/get")))
                .isEqualTo("other");
        assertThat(teamOf(as(grace).header("X-MLFLOW-WORKSPACE", "default").get("/api/2.0/mlflow/runs/get")))
                .isEqualTo("demo");
        assertThat(teamOf(as(grace).get("/other/adder/resolve/main/config.json")))
                .isEqualTo("other");
        assertThat(teamOf(as(grace).get("/foreign/adder/resolve/main/config.json")))
                .isEqualTo("demo");
        as(grace)
                .header("X-MLFLOW-WORKSPACE", "foreign")
                .get("/api/2.0/mlflow/runs/get")
                .then()
                .statusCode(403)
                .body("error_code", equalTo("PERMISSION_DENIED"));
    }

    @Test
    void saysThatItIsThere() {
        given().get("/health").then().statusCode(200).body(equalTo("OK"));
    }

    private static String teamOf(io.restassured.response.Response echo) {
        String token = echo.then()
                .statusCode(200)
                .extract()
                .asString()
                .split("authorization=Bearer ")[1]
                .split("\n")[0];
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return io.restassured.path.json.JsonPath.from(claims).getString("team");
    }

    @Test
    void saysWhichSideFailedWhenAServiceIsDown() {
        as(signIn("ada", PASSWORD))
                .get("/api/v1/evaluations")
                .then()
                .statusCode(502)
                .contentType("application/problem+json")
                .body("code", equalTo("upstream-failed"));
    }

    @Test
    void anAbandonedStreamEndsBehindTheDoorToo() throws IOException, InterruptedException {
        HttpURLConnection connection = (HttpURLConnection) new URL(base, "/v1/stream").openConnection();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("data: 0");
        connection.disconnect();

        assertThat(FakeServices.STREAM_ABANDONED.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void slowsDownWhoeverGuessesPasswords() {
        for (int i = 0; i < 10; i++) {
            given().contentType(ContentType.JSON)
                    .body(Map.of("user", "victim", "password", "guess-number-" + i))
                    .post("/api/v1/session");
        }
        given().contentType(ContentType.JSON)
                .body(Map.of("user", "victim", "password", "guess-number-11"))
                .post("/api/v1/session")
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("1"));
    }

    private static void putMember(String session, String team, String name, String role) {
        as(session)
                .body(Map.of("role", role))
                .put("/api/v1/teams/" + team + "/members/" + name)
                .then()
                .statusCode(204);
    }

    private static RequestSpecification as(String session) {
        return given().cookie("lb_session", session).contentType(ContentType.JSON);
    }

    private static String signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("user", name, "password", password))
                .post("/api/v1/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("lb_session");
    }
}
