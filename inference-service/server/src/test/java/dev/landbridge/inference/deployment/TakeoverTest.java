package dev.landbridge.inference.deployment;

import static dev.landbridge.inference.Api.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.landbridge.inference.Api;
import dev.landbridge.inference.engine.FakeRegistry;
import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start of the service over the rows that a killed one left. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = IdentityResource.class,
        initArgs = @ResourceArg(name = "service", value = "inference-service"))
@WithTestResource(FakeRegistry.class)
class TakeoverTest {
    private static final String TEAM = "takeover";

    @TestHTTPResource
    URI base;

    @Inject
    DataSource database;

    @Inject
    DeploymentReconciler reconciler;

    private final List<Process> bystanders = new ArrayList<>();
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(base, TEAM);
    }

    @AfterEach
    void clean() {
        bystanders.forEach(Process::destroyForcibly);
        api.close();
    }

    @Test
    void bringsBackWhatWasReadyAndEndsItsOrphan() throws Exception {
        Process orphan = process();
        leave("dep_killed", "READY", true, orphan.pid(), started(orphan));
        execute(
                "insert into route (team, name, deployment_id, alias, updated_at) values (?, ?, ?, 'production', now())",
                TEAM,
                "kept",
                "dep_killed");
        String key = api.createKey(Map.of("name", "app")).getString("secret");

        reconciler.resume(new StartupEvent());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.post("/v1/chat/completions", key, chat("kept", "tokens=1", ""))
                                .statusCode()
                        == 200);
        assertThat(orphan.isAlive()).isFalse();
        JsonPath ready = api.deployment("dep_killed");
        assertThat(ready.getString("state")).isEqualTo("READY");
        assertThat(ready.getLong("replicas[0].pid")).isNotEqualTo(orphan.pid());
        assertThat(ready.getInt("replicas[0].restarts")).isEqualTo(1);
        assertThat(ready.getString("routes[0].name")).isEqualTo("kept");
    }

    @Test
    void leavesAnUnrelatedProcessAloneThatGotTheSamePid() throws Exception {
        Process unrelated = process();
        leave("dep_reused", "READY", true, unrelated.pid(), started(unrelated).minusSeconds(3600));

        reconciler.resume(new StartupEvent());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.deployment("dep_reused").getInt("replicas[0].restarts") == 1);
        api.awaitState("dep_reused", "READY");
        assertThat(unrelated.isAlive()).isTrue();
        api.as(Role.MEMBER).delete("/api/v1/deployments/dep_reused").then().statusCode(202);
    }

    @Test
    void finishesAStopThatWasUnderWay() throws Exception {
        Process orphan = process();
        leave("dep_stopping", "STOPPING", false, orphan.pid(), started(orphan));

        reconciler.resume(new StartupEvent());

        api.awaitState("dep_stopping", "STOPPED");
        assertThat(orphan.isAlive()).isFalse();
    }

    @Test
    void takesOverWorkThatDiedInTheMiddle() throws Exception {
        leave("dep_starting", "STARTING", true, null, null);
        execute("""
                insert into work_item (id, kind, subject_id, team, state, owner, fence, lease_until, run_after)
                values ('work_dead', 'deployment', 'dep_starting', ?, 'CLAIMED', 'dead', 7, now() + interval '2 seconds', now())
                """, TEAM);

        reconciler.resume(new StartupEvent());

        api.awaitState("dep_starting", "READY");
        api.as(Role.MEMBER).delete("/api/v1/deployments/dep_starting").then().statusCode(202);
    }

    private void leave(String id, String state, boolean wanted, Long pid, Instant started) throws SQLException {
        execute("""
                insert into deployment (id, team, model, model_version, model_version_id, chip, numerics, role,
                                        wanted, state, created_at, created_by, ready_at)
                values (?, ?, 'sums', 1, 'ver_sums', 'cpu', 'fp32', 'SERVING', ?, ?, now(), 'ada', now())
                """, id, TEAM, wanted, state);
        execute("""
                insert into replica (id, deployment_id, team, index, state, pid, pid_started_at, port)
                values (?, ?, ?, 0, 'READY', ?, ?, 1)
                """, "rep_" + id, id, TEAM, pid, started == null ? null : Timestamp.from(started));
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    private Process process() throws IOException {
        Process process = new ProcessBuilder("sleep", "120").start();
        bystanders.add(process);
        return process;
    }

    private static Instant started(Process process) {
        return process.info().startInstant().orElseThrow();
    }
}
