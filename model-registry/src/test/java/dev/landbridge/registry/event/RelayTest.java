package dev.landbridge.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.outbox.Outbox;
import dev.landbridge.kit.outbox.OutboxRelay;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.registry.version.ModelVersions;
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
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions are signed by the relay: what it does for several events shows in the signatures. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class RelayTest {
    @Inject
    Seed seed;

    @Inject
    ModelVersions versions;

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void settle() {
        seed.settleOutbox();
    }

    @Test
    void localEventsShareOneTransaction() throws InterruptedException, SQLException {
        register("together", 3);

        relay.relayOnce();
        assertThat(number("select count(*) from model_signature where team = 'together'"))
                .isEqualTo(3);
        assertThat(number("select count(distinct xmin::text) from model_signature where team = 'together'"))
                .isEqualTo(1);
        settled();
        assertThat(number("select count(*) from outbox_event")).isZero();
    }

    @Test
    void aBrokenEventHoldsUpNoOther() throws InterruptedException, SQLException {
        register("alone", 2);
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(RegistryEvents.TOPIC, "broken", "alone", "evt_missing"));

        relay.relayOnce();
        assertThat(number("select count(*) from model_signature where team = 'alone'"))
                .isEqualTo(2);
        assertThat(number("select count(distinct xmin::text) from model_signature where team = 'alone'"))
                .isEqualTo(2);
        assertThat(number("select count(*) from outbox_event where key = 'broken' and last_error like '%evt_missing%'"))
                .isEqualTo(1);
        settled();
        assertThat(number("select count(*) from outbox_event where key != 'broken'"))
                .isZero();
    }

    /** Signing makes events of its own. */
    private void settled() throws InterruptedException {
        while (relay.relayOnce() > 0) {
            Thread.onSpinWait();
        }
    }

    private void register(String team, int count) {
        for (int i = 0; i < count; i++) {
            versions.register(
                    team,
                    new Actor("usr_ada", "ada"),
                    new ModelVersions.NewVersion("relayed", seed.files(team), null, Map.of()),
                    null);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
