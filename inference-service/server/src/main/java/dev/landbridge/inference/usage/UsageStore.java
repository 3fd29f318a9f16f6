package dev.landbridge.inference.usage;

import dev.landbridge.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

@ApplicationScoped
class UsageStore {
    // The columns that can change are written only while the row is open: a late write never alters a closed record.
    private static final String WRITE = """
            insert into usage_record (id, team, request_id, key_id, key_name, requested_model, model, model_version,
                                      deployment_id, chip, stream, node, at, status, prompt_tokens, completion_tokens,
                                      reasoning_tokens, cached_tokens, ttft_ms, duration_ms)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update
               set status = excluded.status, prompt_tokens = excluded.prompt_tokens,
                   completion_tokens = excluded.completion_tokens, reasoning_tokens = excluded.reasoning_tokens,
                   cached_tokens = excluded.cached_tokens, ttft_ms = excluded.ttft_ms,
                   duration_ms = excluded.duration_ms
             where usage_record.status = 'started'
            """;
    private static final String SUMS = """
            count(*), coalesce(sum(prompt_tokens), 0), coalesce(sum(completion_tokens), 0),
            coalesce(sum(reasoning_tokens), 0), coalesce(sum(cached_tokens), 0)
            """;

    private final DataSource dataSource;

    UsageStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void write(Collection<UsageRow> rows, String node) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (UsageRow row : rows) {
                bind(statement, values(row, node));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write usage records", e);
        }
    }

    /**
     * Closes rows that nobody will: those of this node's earlier life, and those older than any request can be. Their
     * running totals stand. Returns how many.
     */
    int closeAbandoned(String node) {
        String sql = """
                update usage_record set status = 'error'
                 where status = 'started' and (node = ? or at < now() - interval '2 hours')
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, node);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close abandoned usage records", e);
        }
    }

    List<UsageGroup> sums(String team, UsageQuery query) {
        String group = groupExpression(query.grouping());
        String sql = "select " + group + " as grp, " + SUMS + " from usage_record"
                + " where team = ? and status <> 'started' and at >= ? and at < ? group by grp order by grp";
        List<UsageGroup> groups = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, team, utc(query.from()), utc(query.to()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    groups.add(new UsageGroup(
                            row.getString(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5),
                            row.getLong(6)));
                }
            }
            return groups;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot sum usage records", e);
        }
    }

    /** Newest first, one more than the page holds. */
    List<UsageRecord> list(String team, PageRequest page) {
        String sql = """
                select id, request_id, key_id, key_name, model, model_version, deployment_id, chip, status, stream,
                       prompt_tokens, completion_tokens, reasoning_tokens, cached_tokens, ttft_ms, duration_ms, at
                  from usage_record
                 where team = ? and status <> 'started' and id < ?
                 order by id desc limit ?
                """;
        List<UsageRecord> records = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, team, page.after().orElse("~"), page.size() + 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(recordOf(row));
                }
            }
            return records;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read usage records", e);
        }
    }

    private static String groupExpression(UsageQuery.Grouping grouping) {
        return switch (grouping) {
            case DAY -> "to_char(at at time zone 'UTC', 'YYYY-MM-DD')";
            case KEY -> "key_name";
            case MODEL -> "model";
        };
    }

    private static Object[] values(UsageRow row, String node) {
        UsageSubject subject = row.subject();
        TokenCounts tokens = row.tokens();
        return new Object[] {
            row.id(),
            subject.team(),
            subject.requestId(),
            subject.keyId(),
            subject.keyName(),
            subject.requestedModel(),
            subject.model(),
            subject.version(),
            subject.deploymentId(),
            subject.chip(),
            subject.stream(),
            node,
            utc(row.at()),
            row.status().key(),
            tokens.prompt(),
            tokens.completion(),
            tokens.reasoning(),
            tokens.cached(),
            row.ttftMillis(),
            row.durationMillis()
        };
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static UsageRecord recordOf(ResultSet row) throws SQLException {
        return new UsageRecord(
                row.getString("id"),
                row.getString("request_id"),
                row.getString("key_id"),
                row.getString("key_name"),
                row.getString("model"),
                row.getInt("model_version"),
                row.getString("deployment_id"),
                row.getString("chip"),
                row.getString("status"),
                row.getBoolean("stream"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getLong("reasoning_tokens"),
                row.getLong("cached_tokens"),
                row.getObject("ttft_ms", Long.class),
                row.getObject("duration_ms", Long.class),
                row.getTimestamp("at").toInstant());
    }
}
