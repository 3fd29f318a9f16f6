package dev.landbridge.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.formats.audit.AuditChainCheck;
import dev.landbridge.formats.audit.AuditChainReport;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.sql.LateInserts;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class AuditTrailTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");

    private DataSource database;
    private AuditLog log;
    private AuditTrail trail;

    @BeforeEach
    void connect() {
        database = EmbeddedDatabase.withKitTables();
        log = new AuditLog(database, new LateInserts(database, null), new ObjectMapper(), List.of());
        trail = new AuditTrail(database);
    }

    @Test
    void anExportProvesItselfWithoutTheDatabase() throws Exception {
        record(
                "move-alias",
                "adder",
                Map.of("from", 1, "note", "quote \" back \\ tab \t line \n é 漢 😀 \u007f \u0001"));
        log.record("lab", ADA, "create-model", new Subject("model", "adder"), Map.of());
        log.record("rivals", ADA, "create-model", new Subject("model", "other"), Map.of());

        ByteArrayOutputStream export = new ByteArrayOutputStream();
        trail.export("lab", null, null, export);
        AuditChainReport offline = AuditChainCheck.verify(new ByteArrayInputStream(export.toByteArray()));
        AuditChainReport online = trail.verify("lab");

        assertThat(offline.firstBroken()).isNull();
        assertThat(offline.events()).isEqualTo(2);
        assertThat(offline.chains()).isEqualTo(online.chains());
        assertThat(online.verified()).isTrue();
    }

    @Test
    void concurrentWritersMakeOneChainWithoutGapsOrForks() throws Exception {
        int writers = 8;
        int transactions = 150;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        long start = System.nanoTime();
        try {
            List<Callable<Integer>> work = IntStream.range(0, writers)
                    .<Callable<Integer>>mapToObj(writer -> () -> write(writer, transactions))
                    .toList();
            int committed = 0;
            for (Future<Integer> result : threads.invokeAll(work)) {
                committed += result.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d events by %d writers in %.2f s%n", committed, writers, seconds);
            AuditChainReport report = trail.verify("lab");
            assertThat(report.firstBroken()).isNull();
            assertThat(report.events()).isEqualTo(committed);
            assertThat(report.chains().get(0).lastSequence()).isEqualTo(committed);
        } finally {
            threads.shutdownNow();
        }
    }

    // Every fifth transaction is rolled back; the others hold one to three events.
    private int write(int writer, int transactions) throws SQLException {
        int committed = 0;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int number = 0; number < transactions; number++) {
                int events = 1 + number % 3;
                for (int i = 0; i < events; i++) {
                    insert(connection, "aud_" + writer + "_" + number + "_" + i);
                }
                if (number % 5 == 4) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed += events;
                }
            }
        }
        return committed;
    }

    @Test
    void aKilledTransactionLeavesNoGapAndHoldsNobodyUp() throws Exception {
        record("create-model", "one", Map.of());
        try (Connection doomed = database.getConnection();
                Connection killer = database.getConnection()) {
            doomed.setAutoCommit(false);
            insert(doomed, "aud_doomed");
            run(doomed, "set constraints all immediate");
            long process;
            try (Statement statement = doomed.createStatement();
                    ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
                row.next();
                process = row.getLong(1);
            }
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                Future<?> waiting = other.submit(() -> record("create-model", "two", Map.of()));
                run(killer, "select pg_terminate_backend(" + process + ")");
                waiting.get(10, TimeUnit.SECONDS);
            } finally {
                other.shutdownNow();
            }
            assertThatThrownBy(doomed::commit).isInstanceOf(SQLException.class);
        }
        AuditChainReport report = trail.verify("lab");
        assertThat(report.verified()).isTrue();
        assertThat(report.events()).isEqualTo(2);
    }

    @Test
    void theDatabaseRefusesToChangeOrRemoveAnything() throws Exception {
        record("create-model", "one", Map.of());
        try (Connection connection = database.getConnection()) {
            for (String attack : List.of(
                    "update audit_event set actor = 'eve'",
                    "delete from audit_event",
                    "truncate audit_event",
                    "update audit_link set digest = ''",
                    "delete from audit_link",
                    "truncate audit_link",
                    "update audit_chain set digest = ''",
                    "delete from audit_chain",
                    "truncate audit_chain")) {
                assertThatThrownBy(() -> run(connection, attack))
                        .as(attack)
                        .hasMessageContaining("the audit log is append-only");
            }
        }
        assertThat(trail.verify("lab").verified()).isTrue();
    }

    @Test
    void noticesWhatAnAdministratorOfTheDatabaseDid() throws Exception {
        for (String attack : List.of(
                "update audit_event set detail = '{\"from\":2}' where subject_id = 'm3'",
                "delete from audit_event where subject_id = 'm3'",
                "delete from audit_link where sequence = 3",
                "delete from audit_link where sequence = 5",
                "delete from audit_link where sequence = 1",
                "insert into audit_event select 'aud_x', at, team, actor, actor_name, action, subject_kind, subject_id"
                        + " from audit_event limit 1")) {
            connect();
            for (int i = 1; i <= 5; i++) {
                record("create-model", "m" + i, Map.of("from", i));
            }
            try (Connection connection = database.getConnection()) {
                run(connection, "set session_replication_role = replica");
                run(connection, attack);
            }
            AuditChainReport report = trail.verify("lab");
            assertThat(report.verified()).as(attack).isFalse();
            assertThat(report.firstBroken().reason()).as(attack).isNotEmpty();
        }
    }

    @Test
    void findsEventsByWhoWhatWhenAndText() {
        record("create-model", "adder", Map.of());
        record("move-alias", "adder", Map.of("alias", "production"));
        log.record("lab", new Actor("usr_bob", "bob"), "create-model", new Subject("model", "100%_sure"), Map.of());

        assertThat(found(search -> search.action = "create-model")).containsExactly("100%_sure", "adder");
        assertThat(found(search -> search.actor = "bob")).containsExactly("100%_sure");
        assertThat(found(search -> search.actor = "usr_ada")).hasSize(2);
        assertThat(found(search -> search.text = "PRODUC")).containsExactly("adder");
        assertThat(found(search -> search.text = "%_s")).containsExactly("100%_sure");
        assertThat(found(search -> search.subject = "model:adder")).hasSize(2);
        assertThat(found(search -> search.from = "2999-01-01")).isEmpty();
        assertThat(found(search -> search.to = "2999-01-01T00:00:00+02:00")).hasSize(3);
    }

    @Test
    void chainsTheEventsOfBefore() throws Exception {
        PGSimpleDataSource old = new PGSimpleDataSource();
        old.setUrl(EmbeddedDatabase.create());
        old.setUser("postgres");
        old.setPassword("postgres");
        Flyway.configure()
                .dataSource(old)
                .locations("classpath:db/kit")
                .target("4")
                .load()
                .migrate();
        try (Connection connection = old.getConnection()) {
            insert(connection, "aud_2");
            insert(connection, "aud_1");
        }
        Flyway.configure().dataSource(old).locations("classpath:db/kit").load().migrate();
        database = old;
        new AuditLog(old, new LateInserts(old, null), new ObjectMapper(), List.of())
                .record("lab", ADA, "create-model", new Subject("model", "m"), Map.of());

        AuditChainReport report = new AuditTrail(old).verify("lab");
        assertThat(report.verified()).isTrue();
        assertThat(report.events()).isEqualTo(3);
    }

    private List<String> found(Consumer<AuditSearch> wish) {
        AuditSearch search = new AuditSearch();
        wish.accept(search);
        return log.list("lab", search, PageRequest.of(10, null)).items().stream()
                .map(AuditEvent::subjectId)
                .toList();
    }

    private void record(String action, String model, Map<String, ?> detail) {
        log.record("lab", ADA, action, new Subject("model", model), detail);
    }

    private static void insert(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into audit_event (id, team, actor, actor_name, action, subject_kind, subject_id)"
                        + " values (?, 'lab', 'usr_ada', 'ada', 'create-model', 'model', 'm')")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
