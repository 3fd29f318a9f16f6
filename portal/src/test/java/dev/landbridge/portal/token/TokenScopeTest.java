package dev.landbridge.portal.token;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.portal.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Personal access tokens that may be used for less than their person may do. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "portal"))
@WithTestResource(FakeServices.class)
class TokenScopeTest {
    private static final Pattern FORWARDED = Pattern.compile("authorization=Bearer [\\w-]+\\.([\\w-]+)\\.");
    private static String session;

    @BeforeEach
    void signIn() {
        if (session != null) {
            return;
        }
        session = given().contentType(ContentType.JSON)
                .body(Map.of("user", "operator", "password", "correct-horse-battery"))
                .post("/api/v1/session")
                .then()
                .statusCode(200)
                .extract()
                .cookie("lb_session");
        browser()
                .body(Map.of("name", "scopes", "display_name", "Scopes"))
                .post("/api/v1/teams")
                .then()
                .statusCode(201);
        browser()
                .body(Map.of("role", "admin"))
                .put("/api/v1/teams/scopes/members/operator")
                .then()
                .statusCode(204);
    }

    @Test
    void servicesSeeTheRolesThatAreLeftAndTheScope() throws IOException {
        JsonNode reader = claims(create(List.of("read")));
        assertThat(strings(reader.get("groups"))).containsExactly("viewer");
        assertThat(reader.get("teams").get("scopes").textValue()).isEqualTo("viewer");
        assertThat(strings(reader.get("scopes"))).containsExactly("read");

        JsonNode writer = claims(create(List.of("write")));
        assertThat(strings(writer.get("groups"))).containsExactly("viewer", "member");
        assertThat(strings(writer.get("scopes"))).containsExactly("read", "write");

        for (List<String> scopes : java.util.Arrays.asList(null, List.of("release"), List.of("read", "release"))) {
            JsonNode all = claims(create(scopes));
            assertThat(strings(all.get("groups")))
                    .containsExactlyInAnyOrder("viewer", "member", "releaser", "admin", "operator");
            assertThat(all.has("scopes")).isFalse();
        }
    }

    @Test
    void aTokenMakesNoTokenThatMayDoMore() {
        String reader = create(List.of("read"));
        tool(reader).get("/api/v1/tokens").then().statusCode(200);
        tool(reader)
                .body(Map.of("name", "more", "scopes", List.of("read")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body("detail", containsString("lacks the scope 'write'"));
        String writer = create(List.of("write"));
        tool(writer)
                .body(Map.of("name", "everything"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body("detail", containsString("lacks the scope 'release'"));
        tool(writer)
                .body(Map.of("name", "less", "scopes", List.of("read")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .body("scopes", equalTo(List.of("read")));
        tool(writer)
                .body(Map.of("name", "other", "display_name", "Other"))
                .post("/api/v1/teams")
                .then()
                .statusCode(403)
                .body("detail", containsString("lacks the scope 'release'; it has read, write"));
    }

    @Test
    void namesTheScopesThereAre() {
        browser()
                .body(Map.of("name", "wrong", "scopes", List.of("admin")))
                .post("/api/v1/tokens")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("scopes"))
                .body("errors[0].message", containsString("read, write, release"));
    }

    private static String create(List<String> scopes) {
        Map<String, Object> wish = new HashMap<>(Map.of("name", "scoped"));
        wish.put("scopes", scopes);
        return browser()
                .body(wish)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    private static JsonNode claims(String token) throws IOException {
        String echoed = tool(token)
                .header("X-Landbridge-Team", "scopes")
                .get("/api/v1/models")
                .asString();
        Matcher forwarded = FORWARDED.matcher(echoed);
        assertThat(forwarded.find()).as(echoed).isTrue();
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(forwarded.group(1)));
    }

    private static List<String> strings(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static RequestSpecification browser() {
        return given().cookie("lb_session", session).contentType(ContentType.JSON);
    }

    private static RequestSpecification tool(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
