package dev.landbridge.client.record;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The append-only record of changes in the team, one log a service; the registry's unless said otherwise. */
public final class Audit {
    private final Api api;
    private final String service;

    public Audit(Api api) {
        this(api, null);
    }

    private Audit(Api api, String service) {
        this.api = api;
        this.service = service;
    }

    /** The log of another service: training, inference, eval or portal. */
    public Audit of(String name) {
        return new Audit(api, name);
    }

    /** What to look for; null fields do not filter. {@code text} is searched everywhere. */
    public record Filter(
            String subject, String subjectKind, String actor, String action, Instant from, Instant to, String text) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null);
    }

    /**
     * How the chains stand.
     *
     * @param events found intact
     * @param firstBroken null when everything is intact
     */
    public record Verification(boolean verified, long events, List<Chain> chains, Broken firstBroken) {}

    /** The part of a chain that was checked; whoever keeps {@code lastDigest} can prove later that it was not rewritten. */
    public record Chain(String service, String team, long firstSequence, long lastSequence, String lastDigest) {}

    public record Broken(String service, String team, long sequence, String id, String reason) {}

    /** Newest first. */
    public Pages<AuditEvent> list(Filter filter) {
        Target target = at("audit")
                .with("subject", filter.subject())
                .with("subject_kind", filter.subjectKind())
                .with("actor", filter.actor())
                .with("action", filter.action())
                .with("from", filter.from())
                .with("to", filter.to())
                .with("q", filter.text());
        return api.pages(target, AuditEvent.class);
    }

    /** One JSON document a line, oldest first, exactly as the chain digests it; to be closed by the caller. */
    public Stream<String> export(Instant from, Instant to) {
        return api.lines(Call.get(at("audit/export").with("from", from).with("to", to)));
    }

    /** Has the server compute the chain again. */
    public Verification verify() {
        return api.post(at("audit/verification"), null, Verification.class);
    }

    private Target at(String path) {
        return Target.at("/api/v1/" + path).with("service", service);
    }
}
