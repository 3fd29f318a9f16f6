package dev.landbridge.launcher.bench.registry;

import dev.landbridge.launcher.progress.Terminal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;

/**
 * What the registry still has to do for calls that were answered: above all it signs the manifest of each version. A
 * figure begins when nothing is left, or it would tell how fast the machine is beside that work.
 */
final class Backlog {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    private final String database;
    private final String password;
    private final Terminal terminal;

    /** @param password of the superuser */
    Backlog(int postgresPort, String password, Terminal terminal) {
        this.database = "jdbc:postgresql://127.0.0.1:%d/landbridge".formatted(postgresPort);
        this.password = password;
        this.terminal = terminal;
    }

    /** Waits until every event was delivered. */
    void await() throws InterruptedException, SQLException {
        long start = System.nanoTime();
        long first = events();
        for (long left = first; left > 0; left = events()) {
            Thread.sleep(PAUSE.toMillis());
        }
        long nanos = System.nanoTime() - start;
        if (nanos > WORTH_TELLING.toNanos()) {
            terminal.line(String.format(
                    Locale.ROOT,
                    "           (%,d events of the calls before were worked off in %.0f s)",
                    first,
                    nanos / 1e9));
        }
    }

    private long events() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from registry.outbox_event")) {
            row.next();
            return row.getLong(1);
        }
    }
}
