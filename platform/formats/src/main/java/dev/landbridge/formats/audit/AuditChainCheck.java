package dev.landbridge.formats.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Follows the chains of an audit log event by event and keeps only their ends, so that a log of any length is checked in
 * constant memory. A chain may start anywhere, as an export of some days does, but must not skip, repeat or change
 * anything from there on.
 */
public final class AuditChainCheck {
    private final Map<String, AuditChainReport.Chain> chains = new TreeMap<>();
    private long events;
    private AuditChainReport.Broken firstBroken;

    /**
     * Checks an export: one event a line, UTF-8. Reading ends at the first broken event.
     *
     * @throws IOException when the stream cannot be read
     */
    public static AuditChainReport verify(InputStream export) throws IOException {
        AuditChainCheck check = new AuditChainCheck();
        BufferedReader lines = new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
        long number = 0;
        for (String line = lines.readLine(); line != null && check.intact(); line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                check.addLine(number, line);
            }
        }
        return check.report();
    }

    private void addLine(long number, String line) {
        try {
            add(AuditLink.parse(line));
        } catch (IllegalArgumentException e) {
            breakAt(new AuditChainReport.Broken("", "", 0, "", "line " + number + " " + e.getMessage()));
        }
    }

    /** The next event; those of one chain must come in order. */
    public void add(AuditLink link) {
        if (!intact()) {
            return;
        }
        String name = link.service() + "/" + link.team();
        AuditChainReport.Chain before = chains.get(name);
        String fault = fault(link, before);
        if (fault != null) {
            breakAt(new AuditChainReport.Broken(link.service(), link.team(), link.sequence(), link.id(), fault));
            return;
        }
        events++;
        chains.put(
                name,
                new AuditChainReport.Chain(
                        link.service(),
                        link.team(),
                        before == null ? link.sequence() : before.firstSequence(),
                        link.sequence(),
                        link.digest()));
    }

    /** For a fault outside the events themselves, such as an event that is no longer there. */
    public void breakAt(AuditChainReport.Broken broken) {
        if (intact()) {
            firstBroken = broken;
        }
    }

    public boolean intact() {
        return firstBroken == null;
    }

    public AuditChainReport report() {
        return new AuditChainReport(intact(), events, List.copyOf(chains.values()), firstBroken);
    }

    private static String fault(AuditLink link, AuditChainReport.Chain before) {
        if (!link.computedDigest().equals(link.digest())) {
            return "the event is not what was recorded: its digest does not match";
        }
        if (before == null) {
            boolean first = link.sequence() == 1;
            return first && !link.previousDigest().equals(AuditLink.GENESIS)
                    ? "the first event of a chain names an event before it"
                    : null;
        }
        if (link.sequence() != before.lastSequence() + 1) {
            return "event " + (before.lastSequence() + 1) + " is missing or out of order";
        }
        return link.previousDigest().equals(before.lastDigest())
                ? null
                : "the event does not follow the one before it: another one stood there";
    }
}
