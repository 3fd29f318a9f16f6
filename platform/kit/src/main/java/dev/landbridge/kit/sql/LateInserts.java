package dev.landbridge.kit.sql;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Rows that nobody reads before the caller's transaction ends: they are written right before it commits, all rows of one
 * statement in one trip to the database. Statements go in the order in which each was first used.
 */
@ApplicationScoped
public class LateInserts {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;

    /** @param transactions null where there are none, as in tests: then rows are written at once */
    @Inject
    public LateInserts(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /** Adds a row to the caller's transaction; without one it is written at once. */
    public void add(String sql, Object... values) {
        if (transactions == null || transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            write(sql, List.<Object[]>of(values));
        } else {
            waiting().computeIfAbsent(sql, unused -> new ArrayList<>()).add(values);
        }
    }

    private Map<String, List<Object[]>> waiting() {
        @SuppressWarnings("unchecked")
        Map<String, List<Object[]>> known = (Map<String, List<Object[]>>) transactions.getResource(LateInserts.class);
        if (known != null) {
            return known;
        }
        Map<String, List<Object[]>> rows = new LinkedHashMap<>();
        transactions.putResource(LateInserts.class, rows);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                rows.forEach(LateInserts.this::write);
            }

            @Override
            public void afterCompletion(int status) {
                // what was written stands or falls with the transaction
            }
        });
        return rows;
    }

    private void write(String sql, List<Object[]> rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                SqlStore.bind(connection, statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write to the database", e);
        }
    }
}
