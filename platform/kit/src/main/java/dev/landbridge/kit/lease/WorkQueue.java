package dev.landbridge.kit.lease;

import dev.landbridge.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/**
 * Durable work in PostgreSQL: rows claimed with a lease and a fencing token. Time is the database's. There is at most
 * one row for a kind and subject, so enqueueing twice is harmless and enqueueing again after the end starts it anew.
 */
@ApplicationScoped
public class WorkQueue {
    private final DataSource dataSource;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    public WorkQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds work in the caller's transaction. */
    public void enqueue(String kind, String subjectId, String team) {
        enqueue(kind, subjectId, team, Duration.ZERO);
    }

    public void enqueue(String kind, String subjectId, String team, Duration delay) {
        update("""
                insert into work_item (id, kind, subject_id, team, run_after)
                values (?, ?, ?, ?, now() + ? * interval '1 millisecond')
                on conflict (kind, subject_id) do update
                   set state = case when work_item.state = 'CLAIMED' then 'CLAIMED' else 'READY' end,
                       requeued = work_item.state = 'CLAIMED',
                       run_after = least(excluded.run_after, work_item.run_after),
                       attempt = case when work_item.state in ('DONE', 'DEAD') then 0 else work_item.attempt end,
                       updated_at = now()
                """, Ids.next("work"), kind, subjectId, team, delay.toMillis());
        listeners.forEach(Runnable::run);
    }

    /** Takes one due piece of work of this kind, or one whose holder stopped renewing its lease. */
    public Optional<Claim> claim(String kind, String owner, Duration lease) {
        String sql = """
                update work_item
                   set state = 'CLAIMED', owner = ?, fence = fence + 1, attempt = attempt + 1, requeued = false,
                       lease_until = now() + ? * interval '1 millisecond', updated_at = now()
                 where id = (select id from work_item
                              where kind = ?
                                and ((state = 'READY' and run_after <= now())
                                     or (state = 'CLAIMED' and lease_until < now()))
                              order by run_after
                              limit 1
                                for update skip locked)
                returning id, kind, subject_id, team, owner, attempt, fence
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, owner, lease.toMillis(), kind);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(claimOf(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot claim " + kind, e);
        }
    }

    /** Extends the lease. */
    public void renew(Claim claim, Duration lease) {
        guarded(
                claim,
                "update work_item set lease_until = now() + ? * interval '1 millisecond', updated_at = now()",
                lease.toMillis());
    }

    /**
     * Proves inside the caller's transaction that the claim is still the newest, and keeps it so until the transaction
     * ends: no other process can take the work over before this write is committed.
     */
    public void verify(Claim claim) {
        guarded(claim, "update work_item set updated_at = now()");
    }

    /** Ends this claim. Work that was enqueued again meanwhile becomes due at once, whatever the outcome. */
    public void finish(Claim claim, WorkOutcome outcome) {
        if (outcome instanceof WorkOutcome.Again again) {
            release(claim, "READY", null, again.delay());
        } else if (outcome instanceof WorkOutcome.Dead dead) {
            release(claim, "DEAD", dead.reason(), Duration.ZERO);
        } else {
            release(claim, "DONE", null, Duration.ZERO);
        }
    }

    /** Gives the work back after an error, to be tried again after the delay. */
    public void fail(Claim claim, String error, Duration delay) {
        release(claim, "READY", error, delay);
    }

    private void release(Claim claim, String state, String error, Duration delay) {
        guarded(claim, """
                update work_item
                   set state = case when requeued then 'READY' else ? end,
                       run_after = case when requeued then now() else now() + ? * interval '1 millisecond' end,
                       last_error = ?, owner = null, lease_until = null, updated_at = now()
                """, state, delay.toMillis(), error);
    }

    /** Calls back whenever this process adds work, so that a runner need not wait for its next poll. */
    void onEnqueue(Runnable listener) {
        listeners.add(listener);
    }

    private void guarded(Claim claim, String updateClause, Object... parameters) {
        Object[] all = new Object[parameters.length + 3];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = claim.id();
        all[parameters.length + 1] = claim.fence();
        all[parameters.length + 2] = claim.owner();
        if (update(updateClause + " where id = ? and fence = ? and owner = ? and state = 'CLAIMED'", all) != 1) {
            throw new LeaseLostException(claim);
        }
    }

    private int update(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("work queue statement failed", e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static Claim claimOf(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("id"),
                row.getString("kind"),
                row.getString("subject_id"),
                row.getString("team"),
                row.getString("owner"),
                row.getInt("attempt"),
                row.getLong("fence"));
    }
}
