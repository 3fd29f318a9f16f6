package dev.landbridge.registry.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the examples of docs/guides/release-policy.md in their order. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class ReleasePolicyGuideTest {
    private static final String TEAM = "guide";
    private static final Pattern BLOCK = Pattern.compile("```(http|text)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+)  # (\\d{3})\\n(.*)", Pattern.DOTALL);

    @Inject
    Seed seed;

    @Inject
    Clock clock;

    @Test
    void answersEachExampleAsTheGuideSays() throws IOException {
        seed.version(TEAM, "adder");
        String guide = Files.readString(Path.of("..", "docs", "guides", "release-policy.md"));
        Matcher blocks = BLOCK.matcher(guide);
        Response last = null;
        int requests = 0;
        while (blocks.find()) {
            if (blocks.group(1).equals("text")) {
                assertThat(String.join("\n", last.jsonPath().getList("explanation", String.class)))
                        .isEqualTo(blocks.group(2).strip());
            } else {
                last = send(blocks.group(2));
                requests++;
            }
        }
        assertThat(requests).isEqualTo(10);
        assertThat(guide).contains("`" + mistake() + "`");
    }

    private Response send(String block) {
        Matcher request = REQUEST.matcher(block);
        assertThat(request.matches()).as(block).isTrue();
        Response response = as().body(filled(request.group(4))).request(request.group(1), request.group(2));
        assertThat(response.statusCode()).as(block + response.asString()).isEqualTo(Integer.parseInt(request.group(3)));
        return response;
    }

    private String filled(String body) {
        return body.strip()
                .replace(
                        "{{in 7 days}}",
                        clock.instant().plus(Duration.ofDays(7)).toString());
    }

    private static String mistake() {
        Response refused = as().body(
                        "{\"requirements\":[{\"name\":\"quality\",\"kind\":\"evaluation\",\"expression\":\"item.scor >= 0.95\"}]}")
                .put("/api/v1/policies/production");
        return refused.path("errors[0].field") + ": " + refused.path("errors[0].message");
    }

    private static RequestSpecification as() {
        return given().auth()
                .oauth2(TestTokens.person("root", TEAM, Role.ADMIN))
                .contentType("application/json");
    }
}
