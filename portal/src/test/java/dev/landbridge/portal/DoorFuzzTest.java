package dev.landbridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.fuzz.OddRequests;
import dev.landbridge.testkit.peer.DoorFuzz;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The portal's own REST under requests that nobody means, through the front door as everybody's. */
@QuarkusTest
@TestProfile(DoorFuzzTest.Apart.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "portal"))
@WithTestResource(FakeServices.class)
class DoorFuzzTest {
    @TestHTTPResource("/")
    URI server;

    @Test
    void answersOddRequestsWithoutAServerError() {
        new DoorFuzz(server.toString(), token(), 12).run();
    }

    @Test
    void answersOddBodiesWithoutAServerError() {
        OddRequests odd = new OddRequests(server.toString(), token(), 35);
        odd.bodies("POST", "/api/v1/accounts", """
                {"name":"odd","display_name":"Odd","password":"a-long-enough-password","operator":false}""", 80);
        odd.bodies("POST", "/api/v1/teams", "{\"name\":\"odd\",\"display_name\":\"Odd\"}", 80);
        odd.bodies("PUT", "/api/v1/teams/odd/members/odd", "{\"role\":\"member\"}", 80);
        odd.bodies("POST", "/api/v1/tokens", "{\"name\":\"t\",\"expires_in_days\":3}", 80);
        odd.bodies("POST", "/api/v1/session", "{\"user\":\"odd\",\"password\":\"wrong-password-here\"}", 60);
        odd.words("PUT", "/api/v1/teams/{}/members/{}", 40, "odd", "odd");
        odd.words("DELETE", "/api/v1/teams/{}/members/{}", 40, "none", "odd");
        odd.words("DELETE", "/api/v1/tokens/{}", 40, "none");
        odd.words("GET", "/api/v1/teams/{}/members", 40, "odd");
        odd.words("GET", "/api/v1/audit?service={}&actor={}&page_token={}", 40, "portal", "x", "");
        odd.requireNoServerError();
        System.out.println("portal: " + odd.summary());
    }

    private static String token() {
        String session = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("user", "operator", "password", "correct-horse-battery"))
                .post("/api/v1/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("lb_session");
        String token = RestAssured.given()
                .cookie("lb_session", session)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "fuzz"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        assertThat(token).startsWith("lbp_");
        return token;
    }

    /** A database of its own: what the odd requests leave behind is no other test's matter. */
    public static final class Apart implements QuarkusTestProfile {}
}
