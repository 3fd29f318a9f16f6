package dev.landbridge.launcher.postgres;

import dev.landbridge.launcher.layout.Home;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.process.Component;
import dev.landbridge.launcher.process.MarkedProcesses;
import dev.landbridge.launcher.process.ProcessTermination;
import dev.landbridge.launcher.secrets.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The embedded PostgreSQL: passwords only, on the loopback address only, every commit on disk. */
public final class PostgresServer implements Component {
    public static final String NAME = "postgres";
    public static final String DATABASE = "landbridge";

    private static final String SUPERUSER = "postgres";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final Home home;
    private final int port;
    private final Credentials credentials;
    private final Map<String, String> marks;
    private final PostgresBinaries binaries;

    /** @param marks variables that its processes carry in their environment */
    public PostgresServer(Home home, int port, Credentials credentials, Map<String, String> marks) {
        this.home = home;
        this.port = port;
        this.credentials = credentials;
        this.marks = marks;
        this.binaries = new PostgresBinaries(home.postgresBinaries());
    }

    /** Unpacks the programs and makes the data directory, each once. */
    public void prepare() {
        binaries.unpack();
        if (Files.notExists(home.postgresData())) {
            initialise();
        }
    }

    /** The pid of a server that an earlier launcher left on this data directory; -1 if there is none. */
    public long orphanPid() {
        return new PostmasterPid(home.postgresData())
                .server()
                .map(ProcessHandle::pid)
                .orElse(-1L);
    }

    /** Stops a server that an earlier launcher left on this data directory. */
    public void stopOrphan() {
        PostmasterPid pid = new PostmasterPid(home.postgresData());
        pid.server().ifPresent(this::stop);
        pid.deleteStale();
    }

    /** Creates what is missing of the database, the roles and their schemas, and sets the roles' passwords. */
    public void createRoles() {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            passwords.put(service.key(), credentials.databaseRole(service.key()));
        }
        DatabaseRoles roles = new DatabaseRoles(passwords);
        try (Connection postgres = connect(SUPERUSER)) {
            roles.createDatabase(postgres, DATABASE);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database", e);
        }
        try (Connection database = connect(DATABASE)) {
            roles.createSchemas(database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the schemas", e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Duration startLimit() {
        return Duration.ofSeconds(90);
    }

    @Override
    public Process start() throws IOException {
        stopOrphan();
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(UnprivilegedCommand.of(List.of(
                binaries.program("postgres").toString(),
                "-D",
                home.postgresData().toString())));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return process(command).start();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("max_connections", "150");
        settings.put("shared_buffers", "64MB");
        settings.put("timezone", "UTC");
        return settings;
    }

    @Override
    public boolean isReady() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void stop(Process process) {
        stop(process.toHandle());
    }

    @Override
    public MarkedProcesses descendants() {
        return new MarkedProcesses(marks);
    }

    /** A fast shutdown: sessions are ended and everything is on disk. SIGTERM would wait for the sessions. */
    private void stop(ProcessHandle server) {
        try {
            run(List.of(
                    binaries.program("pg_ctl").toString(),
                    "stop",
                    "--pgdata=" + home.postgresData(),
                    "--mode=fast",
                    "--wait",
                    "--timeout=" + STOP_LIMIT.toSeconds()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!ProcessTermination.awaitExit(List.of(server), Duration.ofSeconds(2))) {
                ProcessTermination.kill(List.of(server));
            }
        }
    }

    private void initialise() {
        Path partial = home.postgresData().resolveSibling("data.partial");
        Path password = home.keys().resolve("postgres.password");
        try {
            PostgresBinaries.deleteTree(partial);
            Files.createDirectories(home.keys());
            Files.writeString(password, credentials.databaseRole(SUPERUSER) + "\n");
            int code = run(List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + partial,
                    "--username=" + SUPERUSER,
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--encoding=UTF8",
                    "--locale=C"));
            if (code != 0) {
                throw new LauncherException(
                        "PostgreSQL could not make its data directory (initdb ended with code " + code + ").",
                        "The reason stands in " + home.log(NAME));
            }
            Files.move(partial, home.postgresData(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + home.postgresData(), e);
        } finally {
            password.toFile().delete();
        }
    }

    private int run(List<String> command) throws IOException {
        Process process = process(UnprivilegedCommand.of(command)).start();
        try {
            if (!process.waitFor(2 * STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(NAME).toFile()));
        builder.environment().putAll(marks);
        return builder;
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", credentials.databaseRole(SUPERUSER));
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }
}
