package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.LocalBlobStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;

/** Chooses the blob store of this installation. */
final class BlobStores {
    private BlobStores() {}

    @Produces
    @ApplicationScoped
    static BlobStore blobStore(BlobConfig config) throws IOException {
        return new LocalBlobStore(config.directory());
    }
}
