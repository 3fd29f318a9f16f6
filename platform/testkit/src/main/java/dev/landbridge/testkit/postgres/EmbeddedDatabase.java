package dev.landbridge.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL for the test JVM; a fresh database for whoever asks. */
public final class EmbeddedDatabase {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private EmbeddedDatabase() {}

    /** JDBC address of a new, empty database; user and password are {@code postgres}. */
    public static synchronized String create() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(90))
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            String name = "test_" + COUNTER.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("cannot start PostgreSQL for the tests", e);
        }
    }

    /** A new database with the kit's tables, for tests without Quarkus. */
    public static DataSource withKitTables() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(create());
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/kit")
                .load()
                .migrate();
        return dataSource;
    }
}
