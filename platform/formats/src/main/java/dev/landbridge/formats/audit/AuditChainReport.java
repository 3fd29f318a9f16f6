package dev.landbridge.formats.audit;

import java.util.List;

/**
 * What the check of an audit log found.
 *
 * @param events how many events were found intact
 * @param chains the part of each chain that was checked
 * @param firstBroken null when everything is intact
 */
public record AuditChainReport(boolean verified, long events, List<Chain> chains, Broken firstBroken) {
    /**
     * A part of one chain. Whoever keeps {@code lastDigest} elsewhere can prove later that nothing up to there was
     * rewritten.
     */
    public record Chain(String service, String team, long firstSequence, long lastSequence, String lastDigest) {}

    /** The first event at which the log is not what was written, and in which way. */
    public record Broken(String service, String team, long sequence, String id, String reason) {}
}
