package dev.landbridge.testkit;

import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.LocalBlobStore;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.testkit.blob.BlobStoreContract;
import dev.landbridge.testkit.lease.OutboxContract;
import dev.landbridge.testkit.lease.WorkQueueContract;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The kit's own implementations, held to their contracts on a real PostgreSQL and a real directory. */
class KitContractsTest {
    @Nested
    class PostgresWorkQueueTest extends WorkQueueContract {
        private final DataSource database = EmbeddedDatabase.withKitTables();

        @Override
        protected WorkQueue node() {
            return new WorkQueue(database);
        }
    }

    @Nested
    class PostgresOutboxTest extends OutboxContract {
        private final DataSource database = EmbeddedDatabase.withKitTables();

        @Override
        protected Outbox node() {
            return new Outbox(database);
        }
    }

    @Nested
    class LocalBlobStoreTest extends BlobStoreContract {
        @TempDir
        Path directory;

        @Override
        protected BlobStore store() throws Exception {
            return new LocalBlobStore(directory);
        }
    }
}
