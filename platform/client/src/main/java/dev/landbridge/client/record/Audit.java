package dev.landbridge.client.record;

import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Call;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.time.Instant;
import java.util.stream.Stream;

/** The append-only record of changes in the team. */
public final class Audit {
    private static final Target AUDIT = Target.of("audit");

    private final Api api;

    public Audit(Api api) {
        this.api = api;
    }

    /** What to look for; null fields do not filter. {@code text} is searched everywhere. */
    public record Filter(
            String subject, String subjectKind, String actor, String action, Instant from, Instant to, String text) {
        public static final Filter ALL = new Filter(null, null, null, null, null, null, null);
    }

    /**
     * How the chain stands.
     *
     * @param firstBroken id of the first event that does not fit, or null
     */
    public record Verification(boolean verified, long events, String firstBroken) {}

    /** Newest first. */
    public Pages<AuditEvent> list(Filter filter) {
        Target target = AUDIT.with("subject", filter.subject())
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
        return api.lines(Call.get(AUDIT.file("export").with("from", from).with("to", to)));
    }

    /** Has the server compute the chain again. */
    public Verification verify() {
        return api.post(AUDIT.file("verification"), null, Verification.class);
    }
}
