package dev.landbridge.registry.model;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ModelFilterTest {
    private static final String TEAM = "searchers";
    private static final Actor ADA = new Actor("usr_ada", "ada");

    @Inject
    Models models;

    @BeforeEach
    void seed() {
        if (!names("").isEmpty()) {
            return;
        }
        models.create(TEAM, ADA, "adder-small", "Adds 100% of two-digit numbers");
        models.create(TEAM, ADA, "adder-large", "Adds anything");
        models.create(TEAM, ADA, "translator", "Chinese to Japanese");
        models.tag(TEAM, ADA, "translator", "task", "Translation");
        models.tag(TEAM, ADA, "adder-large", "task", "arithmetic");
        models.create("strangers", ADA, "adder-of-others", "Adds in secret");
    }

    @Test
    void findsModelsThatSayEveryWord() {
        assertThat(names("?search=ADDS+anything")).containsExactly("adder-large");
        assertThat(names("?search=adder")).containsExactly("adder-large", "adder-small");
        assertThat(names("?search=translation+chinese")).containsExactly("translator");
        assertThat(names("?search=adder+chinese")).isEmpty();
    }

    @Test
    void takesSignsOfPatternsForThemselves() {
        assertThat(names("?search=100%25")).containsExactly("adder-small");
        assertThat(names("?search=_")).isEmpty();
    }

    @Test
    void findsModelsByTagAndVisibility() {
        assertThat(names("?tag=task")).containsExactly("adder-large", "translator");
        assertThat(names("?tag=task%3DTranslation")).containsExactly("translator");
        assertThat(names("?tag=task%3Dtrans")).isEmpty();
        assertThat(names("?visibility=team")).hasSize(3);
        assertThat(names("?visibility=gated")).isEmpty();
    }

    @Test
    void pagesThroughWhatItFound() {
        String token = asked("?search=adder&page_size=1").path("next_page_token");

        assertThat(names("?search=adder&page_size=1&page_token=" + token)).containsExactly("adder-small");
    }

    @Test
    void listsTheNewestChangeFirst() {
        models.change(TEAM, ADA, "adder-small", new Models.Change("Adds 100% of two-digit numbers.", null, null), null);

        List<String> newest = names("?sort=updated");
        assertThat(newest).startsWith("adder-small").hasSize(3);
        String token = asked("?sort=updated&page_size=1").path("next_page_token");
        assertThat(names("?sort=updated&page_size=5&page_token=" + token)).isEqualTo(newest.subList(1, 3));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        as().get("/api/v1/models?sort=size").then().statusCode(400).body(containsString("sort"));
        as().get("/api/v1/models?visibility=everybody").then().statusCode(400).body(containsString("visibility"));
        as().get("/api/v1/models?search=a%00b").then().statusCode(400).body(containsString("search"));
        as().get("/api/v1/models?search=" + "a".repeat(201)).then().statusCode(400);
    }

    @Test
    void sendsAPageOfManyKilobytesInOnePiece() {
        for (String name : List.of("long-1", "long-2", "long-3")) {
            models.create("writers", ADA, name, "d".repeat(4000));
        }
        as("writers").get("/api/v1/models").then().header("Content-Length", Integer::parseInt, greaterThan(12_000));
    }

    private static List<String> names(String query) {
        return asked(query).path("items.name");
    }

    private static ExtractableResponse<?> asked(String query) {
        return as().get("/api/v1/models" + query).then().statusCode(200).extract();
    }

    private static RequestSpecification as() {
        return as(TEAM);
    }

    private static RequestSpecification as(String team) {
        return given().urlEncodingEnabled(false).auth().oauth2(TestTokens.person("ada", team, Role.MEMBER));
    }
}
