package dev.landbridge.testkit.blob;

import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.LocalBlobStore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalBlobStoreTest extends BlobStoreContract {
    @TempDir
    Path directory;

    @Override
    protected BlobStore store() throws IOException {
        return new LocalBlobStore(directory);
    }

    @Override
    protected BlobStore restarted() throws IOException {
        return new LocalBlobStore(directory);
    }
}
