package dev.landbridge.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.secrets.Credentials;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PostgresServerTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    private Home home;
    private Credentials credentials;
    private PostgresServer running;
    private Process process;

    @BeforeEach
    void prepare() throws Exception {
        home = new Home(directory);
        home.create();
        credentials = Credentials.load(home.credentials());
        PostgresBinaries binaries = new PostgresBinaries(shared.resolve("binaries"));
        binaries.unpack();
        Files.createSymbolicLink(home.postgresBinaries(), shared.resolve("binaries"));
        PostgresServer server = server();
        server.prepare();
        start(server);
        server.createRoles();
        try (Connection connection = connect("registry")) {
            execute(connection, "create table kept (value int)");
            execute(connection, "insert into kept values (42)");
        }
    }

    @AfterEach
    void stop() {
        server().stopOrphan();
    }

    @Test
    void dataOutlivesAStop() throws Exception {
        running.stop(process);
        assertThat(process.isAlive()).isFalse();
        start(server());
        assertThat(kept()).isEqualTo(42);
    }

    @Test
    void dataOutlivesAKill() throws Exception {
        process.destroyForcibly().waitFor();
        start(server());
        assertThat(kept()).isEqualTo(42);
    }

    @Test
    void aServerLeftOnAnotherPortIsStoppedFirst() throws Exception {
        Process orphan = process;
        start(server());
        assertThat(orphan.isAlive()).isFalse();
        assertThat(kept()).isEqualTo(42);
    }

    @Test
    void aPidFileOfAnotherProcessDoesNotHinderTheStart() throws Exception {
        running.stop(process);
        Files.writeString(
                home.postgresData().resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.postgresData() + "\n0\n1\n");
        start(server());
        assertThat(kept()).isEqualTo(42);
    }

    @Test
    void aServiceReadsNoOtherServicesTables() throws Exception {
        try (Connection connection = connect("training")) {
            assertThatThrownBy(() -> execute(connection, "select value from registry.kept"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema registry");
            assertThatThrownBy(() -> execute(connection, "create table public.anything (value int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(url(), "registry", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void everyCommitIsOnDisk() throws Exception {
        try (Connection connection = connect("registry")) {
            assertThat(text(connection, "show fsync")).isEqualTo("on");
            assertThat(text(connection, "show synchronous_commit")).isEqualTo("on");
        }
    }

    private PostgresServer server() {
        return new PostgresServer(home, freePort(), credentials, Map.of("LANDBRIDGE_TEST_MARK", directory.toString()));
    }

    private void start(PostgresServer server) throws IOException, InterruptedException {
        running = server;
        process = server.start();
        while (!server.isReady()) {
            assertThat(process.isAlive())
                    .as("see %s", home.log(PostgresServer.NAME))
                    .isTrue();
            Thread.sleep(50);
        }
    }

    private int kept() throws SQLException {
        try (Connection connection = connect("registry")) {
            return Integer.parseInt(text(connection, "select value from kept"));
        }
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, credentials.databaseRole(role));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + running.port() + "/" + PostgresServer.DATABASE;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
