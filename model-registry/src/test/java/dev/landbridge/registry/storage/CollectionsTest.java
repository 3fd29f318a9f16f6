package dev.landbridge.registry.storage;

import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class CollectionsTest extends CollectionsContract {
    @ConfigProperty(name = "landbridge.blob.directory")
    Path directory;

    @Override
    protected Path file(String sha256) {
        return directory.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
