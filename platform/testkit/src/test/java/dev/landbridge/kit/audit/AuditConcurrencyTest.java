package dev.landbridge.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.formats.audit.AuditChainReport;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.sql.LateInserts;
import dev.landbridge.testkit.postgres.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditConcurrencyTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");
    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 120;
    private static final int CONNECTION_ATTEMPTS = 20;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> rolledBack = ConcurrentHashMap.newKeySet();
    private DataSource database;
    private AuditLog log;
    private AuditTrail trail;
    private AuditLinks links;

    @BeforeEach
    void connect() {
        database = EmbeddedDatabase.withKitTables();
        log = new AuditLog(database, new LateInserts(database, null), new ObjectMapper(), List.of());
        trail = new AuditTrail(database);
        links = new AuditLinks(database);
    }

    @Test
    void aWriterDoesNotWaitForTheHolderOfTheChainAndIsShownAfterwards() throws Exception {
        record("first");
        try (Connection holder = holdChain()) {
            record("second");
            assertThat(waiting()).isEqualTo(1);
            holder.rollback();
        }

        assertThat(log.list("lab", new AuditSearch(), PageRequest.of(10, null)).items())
                .extracting(AuditEvent::subjectId, AuditEvent::sequence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("second", 2L),
                        org.assertj.core.groups.Tuple.tuple("first", 1L));
        assertThat(waiting()).isZero();
    }

    @Test
    void theNextHolderLinksWhatWaitsBeforeItsOwn() throws Exception {
        record("first");
        try (Connection holder = holdChain()) {
            record("second");
            record("third");
            holder.commit();
        }
        record("fourth");

        assertThat(waiting()).isZero();
        assertThat(chain()).endsWith("second", "third", "fourth");
        assertThat(trail.verify("lab").verified()).isTrue();
    }

    @Test
    void noticesWhatAnAdministratorDidToAnEventThatWaited() throws Exception {
        for (String attack : List.of(
                "delete from audit_event where subject_id = 'second'",
                "delete from audit_waiting",
                "update audit_waiting set team = 'rivals'")) {
            connect();
            record("first");
            try (Connection holder = holdChain()) {
                record("second");
                try (Connection administrator = database.getConnection()) {
                    execute(administrator, "set session_replication_role = replica");
                    execute(administrator, attack);
                }
                holder.rollback();
            }
            assertThat(trail.verify("lab").verified()).as(attack).isFalse();
        }
    }

    @Test
    void killedWritersAndLinkersLeaveOneWholeChainInTheOrderOfEachWriter() throws Exception {
        AtomicBoolean finished = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        try {
            Future<Integer> killer = threads.submit(() -> kill(finished));
            Future<?> linker = threads.submit(() -> link(finished));
            List<Callable<Void>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(writer -> () -> write(writer))
                    .toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            finished.set(true);
            linker.get();
            assertThat(killer.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }

        AuditChainReport report = trail.verify("lab");
        assertThat(report.firstBroken()).isNull();
        List<String> chain = chain();
        assertThat(chain).doesNotHaveDuplicates().containsAll(acknowledged).doesNotContainAnyElementsOf(rolledBack);
        assertThat(report.events()).isEqualTo(chain.size());
        for (int writer = 0; writer < WRITERS; writer++) {
            String prefix = writer + "-";
            List<Integer> own = chain.stream()
                    .filter(id -> id.startsWith(prefix))
                    .map(id -> Integer.valueOf(id.substring(prefix.length())))
                    .toList();
            assertThat(own).isSorted();
        }
    }

    // Every fifth transaction is rolled back; a killed one may or may not be there, and the writer goes on behind it.
    private Void write(int writer) throws SQLException {
        Connection connection = connectionForWriter();
        for (int number = 0; number < TRANSACTIONS; number++) {
            String id = writer + "-" + number;
            try {
                connection.setAutoCommit(false);
                insert(connection, id);
                if (number % 5 == 4) {
                    connection.rollback();
                    rolledBack.add(id);
                } else {
                    connection.commit();
                    acknowledged.add(id);
                }
            } catch (SQLException killed) {
                connection.close();
                connection = connectionForWriter();
            }
        }
        connection.close();
        return null;
    }

    // It may be killed while it is being made.
    private Connection connectionForWriter() throws SQLException {
        for (int attempt = 1; attempt < CONNECTION_ATTEMPTS; attempt++) {
            try {
                return database.getConnection();
            } catch (SQLException killed) {
                continue;
            }
        }
        return database.getConnection();
    }

    private Void link(AtomicBoolean finished) {
        while (!finished.get()) {
            try {
                links.catchUpAll();
            } catch (IllegalStateException killed) {
                continue;
            }
        }
        return null;
    }

    private int kill(AtomicBoolean finished) throws SQLException {
        Random random = new Random(7);
        int killed = 0;
        try (Connection connection = database.getConnection()) {
            while (!finished.get()) {
                List<Integer> others = numbers(connection, """
                        select pid from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                        """);
                if (!others.isEmpty() && random.nextInt(10) == 0) {
                    int victim = others.get(random.nextInt(others.size()));
                    execute(connection, "select pg_terminate_backend(" + victim + ")");
                    killed++;
                }
            }
        }
        return killed;
    }

    /** A transaction that has linked an event of its own and has not ended. */
    private Connection holdChain() throws SQLException {
        Connection holder = database.getConnection();
        holder.setAutoCommit(false);
        insert(holder, "held");
        execute(holder, "set constraints all immediate");
        return holder;
    }

    private List<String> chain() throws SQLException {
        List<String> chain = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select e.subject_id from audit_link l join audit_event e on e.id = l.event_id
                         where l.team = 'lab' order by l.sequence
                        """)) {
            while (row.next()) {
                chain.add(row.getString(1));
            }
        }
        assertThat(new HashSet<>(chain)).hasSameSizeAs(chain);
        return chain;
    }

    private int waiting() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return numbers(connection, "select count(*) from audit_waiting").get(0);
        }
    }

    private void record(String model) {
        log.record("lab", ADA, "create-model", new Subject("model", model), Map.of());
    }

    private static void insert(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into audit_event (id, team, actor, actor_name, action, subject_kind, subject_id)"
                        + " values (?, 'lab', 'usr_ada', 'ada', 'create-model', 'model', ?)")) {
            statement.setString(1, "aud_" + id);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    private static List<Integer> numbers(Connection connection, String sql) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
        }
        return numbers;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
