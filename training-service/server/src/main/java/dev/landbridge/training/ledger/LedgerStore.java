package dev.landbridge.training.ledger;

import dev.landbridge.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Time is the database's, so that the seconds of an attempt do not depend on which node ends it. */
@ApplicationScoped
class LedgerStore {
    private static final String SECONDS =
            "devices * extract(epoch from coalesce(finished_at, now()) - started_at)::double precision";
    private static final String PERIOD = " from ledger_entry where team = ? and started_at >= ? and started_at < ?";

    private final DataSource dataSource;

    LedgerStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void open(LedgerEntry entry, String team) {
        update(
                """
                insert into ledger_entry (id, team, run_id, attempt, pool, silicon, devices)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (run_id, attempt) do nothing
                """,
                Ids.next("led"),
                team,
                entry.runId(),
                entry.attempt(),
                entry.pool(),
                entry.silicon(),
                entry.devices());
    }

    void close(String runId, int attempt) {
        update(
                "update ledger_entry set finished_at = now() where run_id = ? and attempt = ? and finished_at is null",
                runId,
                attempt);
    }

    int open(String pool) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from ledger_entry where pool = ? and finished_at is null")) {
            statement.setString(1, pool);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the ledger", e);
        }
    }

    List<LedgerTotal> totals(String team, Instant from, Instant to) {
        return query(
                "select silicon, count(*), sum(" + SECONDS + ")" + PERIOD + " group by silicon order by silicon",
                List.of(team, Timestamp.from(from), Timestamp.from(to)),
                row -> new LedgerTotal(row.getString(1), row.getInt(2), row.getDouble(3)));
    }

    List<LedgerEntry> entries(String team, Instant from, Instant to) {
        return query(
                "select *, " + SECONDS + " as seconds" + PERIOD + " order by id desc limit 1000",
                List.of(team, Timestamp.from(from), Timestamp.from(to)),
                row -> new LedgerEntry(
                        row.getString("id"),
                        row.getString("run_id"),
                        row.getInt("attempt"),
                        row.getString("pool"),
                        row.getString("silicon"),
                        row.getInt("devices"),
                        row.getDouble("seconds"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("finished_at") == null
                                ? null
                                : row.getTimestamp("finished_at").toInstant()));
    }

    private <T> List<T> query(String sql, List<?> parameters, RowReader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<T> result = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    result.add(reader.read(row));
                }
            }
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the ledger", e);
        }
    }

    private void update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the ledger", e);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
