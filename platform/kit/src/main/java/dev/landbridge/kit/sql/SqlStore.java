package dev.landbridge.kit.sql;

import dev.landbridge.kit.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Hand-written SQL in the caller's transaction. A {@code UUID[]}, {@code String[]}, {@code int[]} or {@code long[]} is
 * bound as an array.
 */
public abstract class SqlStore {
    private static final int FETCH_SIZE = 10_000;

    private final DataSource dataSource;

    /** For the proxies of the container, which never reach the database themselves. */
    protected SqlStore() {
        this(null);
    }

    protected SqlStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    protected final <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(reader.read(row)), parameters);
        return rows;
    }

    protected final <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** Row by row with constant memory; needs a transaction. */
    protected final void each(String sql, RowVisitor visitor, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH_SIZE);
            bind(connection, statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    visitor.visit(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read from the database", e);
        }
    }

    /** @return number of changed rows */
    protected final int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to the database", e);
        }
    }

    protected static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    protected static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    /** SQL null for a missing number. */
    protected static Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    protected static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static void bind(Connection connection, PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object parameter = parameters[i];
            if (parameter instanceof UUID[] ids) {
                statement.setArray(i + 1, connection.createArrayOf("uuid", ids));
            } else if (parameter instanceof String[] texts) {
                Arrays.stream(texts).forEach(SqlStore::requireStorable);
                statement.setArray(i + 1, connection.createArrayOf("text", texts));
            } else if (parameter instanceof Instant time) {
                statement.setTimestamp(i + 1, Timestamp.from(time));
            } else {
                requireStorable(parameter);
                statement.setObject(i + 1, parameter);
            }
        }
    }

    // the one character that PostgreSQL's text cannot hold
    private static void requireStorable(Object parameter) {
        if (parameter instanceof String text && text.indexOf('\0') >= 0) {
            throw Problem.invalid("text", "must not contain the NUL character");
        }
    }

    /** Makes a value of the current row. */
    protected interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Looks at the current row. */
    protected interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }
}
