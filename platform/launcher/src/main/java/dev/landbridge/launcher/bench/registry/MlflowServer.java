package dev.landbridge.launcher.bench.registry;

import dev.landbridge.launcher.process.ProcessTermination;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The peer: an MLflow server with its default workers, on a database of its own in the same PostgreSQL. */
final class MlflowServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final String database;
    private final Process process;
    private final Contender contender;

    private MlflowServer(String database, Process process, Contender contender) {
        this.database = database;
        this.process = process;
        this.contender = contender;
    }

    /** Where the program is looked for: LANDBRIDGE_PEERS, else target/peers of the distribution. */
    static Path program(Path root) {
        String named = System.getenv("LANDBRIDGE_PEERS");
        Path peers = named == null ? root.resolve("target/peers") : Path.of(named);
        return peers.resolve("bench/mlflow-server/bin/mlflow");
    }

    /**
     * @param postgres port of the server
     * @param password of its superuser
     */
    static MlflowServer start(Path program, Path directory, int postgres, String password)
            throws IOException, InterruptedException, SQLException {
        String server = "jdbc:postgresql://127.0.0.1:" + postgres + "/";
        execute(server + "postgres", password, "drop database if exists mlflow", "create database mlflow");
        int port = freePort();
        String store = "postgresql+psycopg2://postgres:%s@127.0.0.1:%d/mlflow".formatted(password, postgres);
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "server",
                        "--port",
                        Integer.toString(port),
                        "--artifacts-destination",
                        directory.resolve("artifacts").toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("mlflow.log").toFile());
        builder.environment().put("MLFLOW_BACKEND_STORE_URI", store);
        Process process = builder.start();
        Contender contender = new Contender("mlflow", URI.create("http://127.0.0.1:" + port), Map.of());
        MlflowServer mlflow = new MlflowServer(server + "mlflow", process, contender);
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!contender.answers("/health")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                mlflow.close();
                throw new IllegalStateException(
                        "MLflow did not start: " + Files.readString(directory.resolve("mlflow.log")));
            }
            Thread.sleep(500);
        }
        return mlflow;
    }

    Contender contender() {
        return contender;
    }

    /** Fills its tables directly; through its API this would take the better part of an hour. */
    void fill(BenchSize size, String password) throws SQLException {
        execute(
                database,
                password,
                """
                insert into registered_models (name, creation_time, last_updated_time, description, workspace)
                select 'bulk-' || lpad(m::text, 5, '0'), 1790000000000 + m, 1790000000000 + m, 'bulk', 'default'
                from generate_series(0, %d - 1) m""".formatted(size.models()),
                """
                insert into model_versions (name, version, creation_time, last_updated_time, description, user_id,
                    current_stage, source, status, workspace)
                select 'bulk-' || lpad(m::text, 5, '0'), v, 1790000000000 + m, 1790000000000 + m, '', 'bench', 'None',
                    'file:///bulk', 'READY', 'default'
                from generate_series(0, %d - 1) m, generate_series(1, %d) v""".formatted(size.models(), BenchSize.VERSIONS_EACH),
                "analyze");
    }

    void addMetricHistory(String runId, String key, int points, String password) throws SQLException {
        execute(database, password, """
                insert into metrics (key, value, timestamp, run_uuid, step, is_nan)
                select '%s', s * 0.5, 1790000000000 + s, '%s', s, false from generate_series(0, %d - 1) s""".formatted(key, runId, points), "analyze metrics");
    }

    private static void execute(String url, String password, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        Stream<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()));
        ProcessTermination.kill(all.toList());
    }
}
