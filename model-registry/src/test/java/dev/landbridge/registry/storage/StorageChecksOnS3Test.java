package dev.landbridge.registry.storage;

import dev.landbridge.registry.OnS3;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.blob.S3Resource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

@QuarkusTest
@TestProfile(OnS3.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class StorageChecksOnS3Test extends StorageChecksContract {
    @ConfigProperty(name = S3Resource.BUCKET_FILES)
    Path bucket;

    @Override
    protected Path file(String sha256) {
        return bucket.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
