package dev.landbridge.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.kit.outbox.OutboxRelay;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class RelayTest {
    private static final String SERVES_NOTHING = """
            {"model":"adder","alias":"production","version":1}""";

    @Inject
    Seed seed;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    DataSource dataSource;

    @Test
    void aBrokenEventHoldsUpNoOther() throws InterruptedException, SQLException {
        seed.settleOutbox();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(Promotions.TOPIC, "broken", "relayed", "{");
            outbox.publish(Promotions.TOPIC, "sound", "relayed", SERVES_NOTHING);
        });

        assertThat(relay.relayOnce()).isEqualTo(2);
        assertThat(left("key = 'broken' and attempt = 1 and last_error is not null"))
                .isEqualTo(1);
        assertThat(left("key = 'sound'")).isZero();
        assertThat(relay.relayOnce()).as("events that wait for their next try").isZero();
        seed.settleOutbox();
    }

    private long left(String condition) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from outbox_event where " + condition)) {
            row.next();
            return row.getLong(1);
        }
    }
}
