package dev.landbridge.testkit.lease;

import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import javax.sql.DataSource;

class PostgresWorkQueueTest extends WorkQueueContract {
    private final DataSource database = EmbeddedDatabase.withKitTables();

    @Override
    protected WorkQueue node() {
        return new WorkQueue(database);
    }
}
