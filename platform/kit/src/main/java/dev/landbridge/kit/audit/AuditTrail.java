package dev.landbridge.kit.audit;

import dev.landbridge.formats.audit.AuditChainCheck;
import dev.landbridge.formats.audit.AuditChainReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A team's chain from its start to its end: exported, and checked. Read in pieces, so its length does not matter. */
@ApplicationScoped
public class AuditTrail {
    private static final int PIECE = 2000;

    private final DataSource dataSource;
    private final AuditLinks links;

    public AuditTrail(DataSource dataSource) {
        this.dataSource = dataSource;
        this.links = new AuditLinks(dataSource);
    }

    /**
     * Writes one event a line, in chain order, up to what was committed when the export began.
     *
     * @param from the first event at or after this time begins the export; null for the whole chain
     * @param to the last event before this time ends it; null for no end. Everything between the two is written, so
     *     that the export is an unbroken part of the chain
     */
    public void export(String team, Instant from, Instant to, OutputStream out) {
        links.catchUp(team);
        long first = from == null
                ? 1
                : number(
                        "select coalesce(min(l.sequence), 9223372036854775807) from audit_event e"
                                + " join audit_link l on l.event_id = e.id where e.team = ? and e.at >= ?",
                        team,
                        java.sql.Timestamp.from(from));
        long last = to == null
                ? number("select coalesce(max(sequence), 0) from audit_link where team = ?", team)
                : number(
                        "select coalesce(max(l.sequence), 0) from audit_event e"
                                + " join audit_link l on l.event_id = e.id where e.team = ? and e.at < ?",
                        team,
                        java.sql.Timestamp.from(to));
        each(team, first, last, event -> {
            try {
                out.write((event.link().line() + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Computes every digest of the team's chain again. */
    public AuditChainReport verify(String team) {
        links.catchUp(team);
        long last = number("select coalesce(max(sequence), 0) from audit_chain where team = ?", team);
        AuditChainCheck check = new AuditChainCheck();
        each(team, 1, last, event -> check.add(event.link()));
        if (check.intact()) {
            compareWithHead(team, last, check);
        }
        if (check.intact()) {
            refuseUnlinked(team, check);
        }
        return check.report();
    }

    private void compareWithHead(String team, long last, AuditChainCheck check) {
        List<AuditChainReport.Chain> chains = check.report().chains();
        long found = chains.isEmpty() ? 0 : chains.get(0).lastSequence();
        if (found != last || !chains.isEmpty() && chains.get(0).firstSequence() != 1) {
            long missing = found == last ? 1 : found + 1;
            check.breakAt(broken(team, missing, "event " + missing + " is missing: the chain has " + last));
        }
    }

    private void refuseUnlinked(String team, AuditChainCheck check) {
        long unlinked = number(
                "select count(*) from audit_event e where e.team = ?"
                        + " and not exists (select 1 from audit_link l where l.event_id = e.id)"
                        + " and not exists (select 1 from audit_waiting w where w.team = e.team and w.event_id = e.id)",
                team);
        if (unlinked > 0) {
            check.breakAt(broken(team, 0, unlinked + " events were written past the chain"));
        }
        long removed = number(
                "select count(*) from audit_waiting w where w.team = ?"
                        + " and not exists (select 1 from audit_event e where e.id = w.event_id and e.team = w.team)",
                team);
        if (removed > 0) {
            check.breakAt(broken(team, 0, removed + " events were removed before they were linked"));
        }
    }

    private static AuditChainReport.Broken broken(String team, long sequence, String reason) {
        return new AuditChainReport.Broken("", team, sequence, "", reason);
    }

    private void each(String team, long first, long last, Consumer<AuditEvent> use) {
        String sql = AuditRows.SELECT + " where l.team = ? and l.sequence between ? and ? order by l.sequence limit ?";
        long next = first;
        while (next <= last) {
            List<AuditEvent> piece = AuditRows.read(dataSource, sql, List.of(team, next, last, PIECE));
            if (piece.isEmpty()) {
                return;
            }
            piece.forEach(use);
            next = piece.get(piece.size() - 1).sequence() + 1;
        }
    }

    /** Whose log this is, as its events say: the name of the service's schema. */
    public String service() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getSchema();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log", e);
        }
    }

    private long number(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the audit log", e);
        }
    }
}
