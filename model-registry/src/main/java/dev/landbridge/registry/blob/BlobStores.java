package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.LocalBlobStore;
import dev.landbridge.kit.blob.S3BlobStore;
import dev.landbridge.kit.blob.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.util.Optional;

/** Chooses the blob store of this installation. */
final class BlobStores {
    private BlobStores() {}

    @Produces
    @ApplicationScoped
    static BlobStore blobStore(BlobConfig config) throws IOException {
        if (config.store() == BlobConfig.Store.DIRECTORY) {
            LocalBlobStore store = new LocalBlobStore(config.directory());
            store.dropLeftovers();
            return store;
        }
        BlobConfig.S3 s3 = config.s3();
        S3Location location = new S3Location(
                s3.endpoint(),
                s3.region(),
                required("bucket", s3.bucket()),
                required("access-key", s3.accessKey()),
                required("secret-key", s3.secretKey()),
                s3.pathStyle());
        return new S3BlobStore(
                location.client(),
                s3.presigned() ? Optional.of(location.presigner()) : Optional.empty(),
                location.bucket());
    }

    private static String required(String name, Optional<String> value) {
        return value.orElseThrow(() ->
                new IllegalStateException("landbridge.blob.s3." + name + " is missing for landbridge.blob.store=s3"));
    }
}
