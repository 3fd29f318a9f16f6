package dev.landbridge.registry.storage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.blob.BlobConfig;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/guides/storage.md names every setting with its default, and prints no request that is refused. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class StorageGuideTest {
    private static final Path GUIDE = Path.of("../docs/guides/storage.md");
    private static final Pattern SETTING =
            Pattern.compile("^\\| `(landbridge\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`)?[^|]*\\|", Pattern.MULTILINE);
    private static final Pattern REQUEST = Pattern.compile("^(GET|POST|PUT) (/\\S+)(?: (\\{.*}))?$", Pattern.MULTILINE);

    @Test
    void everySettingIsThereWithItsDefault() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        collect("landbridge.blob", BlobConfig.class, expected);
        Map<String, String> printed = new TreeMap<>();
        Matcher row = SETTING.matcher(settings());
        while (row.find()) {
            if (row.group(1).startsWith("landbridge.blob.")) {
                printed.put(row.group(1), row.group(2) == null ? "" : row.group(2));
            }
        }
        // its default is a path in application.properties
        expected.put("landbridge.blob.directory", "blobs");
        assertThat(printed).isEqualTo(expected);
    }

    @Test
    void everyRequestIsTaken() throws IOException {
        List<String> sent = new ArrayList<>();
        Matcher request = REQUEST.matcher(Files.readString(GUIDE));
        List<String> roles = new ArrayList<>(Role.including(Role.ADMIN));
        roles.add(Role.OPERATOR);
        String token = TestTokens.sign("portal", "usr_root", "root", "guide", roles);
        while (request.find()) {
            sent.add(request.group());
            var call = given().auth().oauth2(token).contentType("application/json");
            if (request.group(3) != null) {
                call.body(request.group(3));
            }
            assertThat(call.request(request.group(1), request.group(2)).statusCode())
                    .as(request.group())
                    .isBetween(200, 299);
        }
        assertThat(sent).hasSize(6);
    }

    private static String settings() throws IOException {
        String guide = Files.readString(GUIDE);
        return guide.substring(guide.indexOf("## Settings"), guide.indexOf("## Uploads that resume"));
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> settings) {
        for (Method method : type.getMethods()) {
            String name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() == BlobConfig.class) {
                collect(name, method.getReturnType(), settings);
            } else {
                WithDefault given = method.getAnnotation(WithDefault.class);
                settings.put(name, given == null ? "" : given.value());
            }
        }
    }
}
