package dev.landbridge.testkit.lease;

import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import javax.sql.DataSource;

class PostgresOutboxTest extends OutboxContract {
    private final DataSource database = EmbeddedDatabase.withKitTables();

    @Override
    protected Outbox node() {
        return new Outbox(database);
    }
}
