package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.peer.Peer;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class MlflowPythonTest {
    @TestHTTPResource("/")
    URI server;

    @Test
    void servesTheUnmodifiedPythonClient(@TempDir Path directory) {
        String said = Peer.python("mlflow")
                .run(
                        Map.of(
                                "MLFLOW_TRACKING_URI",
                                server.toString().replaceAll("/$", ""),
                                "MLFLOW_TRACKING_TOKEN",
                                TestTokens.person("ada", "python", Role.MEMBER),
                                "MLFLOW_HTTP_REQUEST_MAX_RETRIES",
                                "0"),
                        Path.of("src/test/peers/mlflow_registry.py").toAbsolutePath(),
                        directory);
        System.out.println(said);
    }
}
