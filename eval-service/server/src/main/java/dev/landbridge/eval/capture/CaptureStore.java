package dev.landbridge.eval.capture;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkQueue;
import dev.landbridge.proof.golden.AttemptKind;
import dev.landbridge.proof.golden.Transport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Finished items of jobs, written as they come. */
@ApplicationScoped
public class CaptureStore {
    private final DataSource dataSource;
    private final WorkQueue queue;

    CaptureStore(DataSource dataSource, WorkQueue queue) {
        this.dataSource = dataSource;
        this.queue = queue;
    }

    /** Keeps what is not there yet. */
    @Transactional
    public void add(Claim claim, String part, List<CapturedItem> items) {
        queue.verify(claim);
        add(claim.subjectId(), part, items);
    }

    /** In the caller's transaction, for work that is done at once. */
    public void add(String ownerId, String part, List<CapturedItem> items) {
        String sql = """
                insert into captured_item (owner_id, part, item_index, correct, payload) values (?, ?, ?, ?, ?)
                on conflict do nothing
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (CapturedItem item : items) {
                statement.setString(1, ownerId);
                statement.setString(2, part);
                statement.setInt(3, item.index());
                statement.setObject(4, item.correct(), Types.BOOLEAN);
                statement.setString(5, item.payload());
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep captured items", e);
        }
    }

    /** Counts an attempt that brought no answer; the first of its kind is the example. */
    public void failed(String ownerId, String part, AttemptKind kind, String example) {
        String sql = """
                insert into capture_failure (owner_id, part, kind, count, example) values (?, ?, ?, 1, ?)
                on conflict (owner_id, part, kind) do update set count = capture_failure.count + 1
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, ownerId);
            statement.setString(2, part);
            statement.setString(3, kind.name());
            statement.setString(4, example);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep a failed attempt", e);
        }
    }

    /** How the requests of the parts with this beginning went; of the main ones for none. */
    Transport transport(String ownerId, String beginning, int askedEach, boolean restarted) {
        String some = beginning.isEmpty()
                ? " where owner_id = ? and part not like 'matrix.%' and part not like 'engine.%' and ? = ''"
                : " where owner_id = ? and starts_with(part, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement answered = connection.prepareStatement("select count(*) from captured_item" + some);
                PreparedStatement failed =
                        connection.prepareStatement("select kind, sum(count), min(example) from capture_failure" + some
                                + " group by kind order by kind")) {
            for (PreparedStatement statement : List.of(answered, failed)) {
                statement.setString(1, ownerId);
                statement.setString(2, beginning);
            }
            try (ResultSet count = answered.executeQuery();
                    ResultSet row = failed.executeQuery()) {
                List<Transport.Failure> failures = new ArrayList<>();
                while (row.next()) {
                    failures.add(new Transport.Failure(
                            AttemptKind.valueOf(row.getString(1)), row.getLong(2), row.getString(3)));
                }
                count.next();
                return new Transport(count.getLong(1) * askedEach, restarted, failures);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read how the requests went", e);
        }
    }

    Set<Integer> present(String ownerId, String part) {
        Set<Integer> indexes = new HashSet<>();
        query(
                        "select item_index, correct, '' from captured_item where owner_id = ? and part = ?",
                        List.of(ownerId, part))
                .forEach(item -> indexes.add(item.index()));
        return indexes;
    }

    /** All items of a part, by index. */
    public List<CapturedItem> all(String ownerId, String part) {
        return query(
                "select item_index, correct, payload from captured_item where owner_id = ? and part = ? order by 1",
                List.of(ownerId, part));
    }

    /** @param onlyWrong leaves out the right ones @param after index of the last item of the previous page, or -1 */
    public List<CapturedItem> page(String ownerId, String part, boolean onlyWrong, int after, int limit) {
        return query("""
                select item_index, correct, payload from captured_item
                 where owner_id = ? and part = ? and item_index > ? and (not ? or correct = false)
                 order by 1 limit ?
                """, List.of(ownerId, part, after, onlyWrong, limit));
    }

    private List<CapturedItem> query(String sql, List<?> parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            List<CapturedItem> items = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    items.add(new CapturedItem(row.getInt(1), (Boolean) row.getObject(2), row.getString(3)));
                }
            }
            return items;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read captured items", e);
        }
    }
}
