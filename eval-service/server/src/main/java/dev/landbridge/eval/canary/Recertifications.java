package dev.landbridge.eval.canary;

import dev.landbridge.eval.certificate.CertificateView;
import dev.landbridge.eval.certificate.Certificates;
import dev.landbridge.eval.parity.ParityRequest;
import dev.landbridge.eval.parity.ParityRun;
import dev.landbridge.eval.parity.ParityRuns;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.proof.parity.ParityVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of a canary and the parity runs that answer them; in the caller's transaction. */
@ApplicationScoped
class Recertifications {
    private static final Actor SCHEDULE = Actor.service("eval-service");

    private final CanaryStore store;
    private final ParityRuns runs;
    private final Certificates certificates;
    private final AuditLog audit;
    private final Clock clock;

    Recertifications(CanaryStore store, ParityRuns runs, Certificates certificates, AuditLog audit, Clock clock) {
        this.store = store;
        this.runs = runs;
        this.certificates = certificates;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens an event of this kind unless one is open, and marks the certificate. */
    CanaryEventEntity open(CanaryEntity canary, CanaryEventKind kind, String message) {
        return store.open(canary.id).stream()
                .filter(event -> event.kind == kind)
                .findFirst()
                .orElseGet(() -> opened(canary, kind, message));
    }

    private CanaryEventEntity opened(CanaryEntity canary, CanaryEventKind kind, String message) {
        CanaryEventEntity event = new CanaryEventEntity();
        event.id = Ids.next("cev");
        event.canaryId = canary.id;
        event.team = canary.team;
        event.kind = kind;
        event.message = message;
        event.certificateId = canary.certificateId;
        event.openedAt = clock.instant();
        store.add(event);
        canary.recertification = message;
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("deployment_id", canary.deploymentId);
        detail.put("kind", kind.name());
        detail.put("message", message);
        if (canary.certificateId != null) {
            detail.put("certificate_id", canary.certificateId);
        }
        audit.record(canary.team, SCHEDULE, "canary.event", Canaries.subject(canary.id), detail);
        return event;
    }

    /** The deployment's fingerprint is another one than was certified or seen last: that voids the certificate. */
    void changed(CanaryEntity canary, String fingerprintDigest) {
        if (canary.fingerprintDigest != null && !canary.fingerprintDigest.equals(fingerprintDigest)) {
            // What answered an earlier change does not answer this one.
            store.open(canary.id).stream()
                    .filter(event -> event.kind == CanaryEventKind.CHANGED)
                    .forEach(event -> close(event, "SUPERSEDED"));
            answer(
                    canary,
                    open(
                            canary,
                            CanaryEventKind.CHANGED,
                            "The deployment's fingerprint was %.12s and is %.12s."
                                    .formatted(canary.fingerprintDigest, fingerprintDigest)),
                    SCHEDULE);
        }
        canary.fingerprintDigest = fingerprintDigest;
    }

    /** Starts the renewal in time, once a certificate. */
    void age(CanaryEntity canary) {
        if (canary.certificateId == null || store.told(canary.id, CanaryEventKind.EXPIRING, canary.certificateId)) {
            return;
        }
        CertificateView certificate = certificates.get(canary.team, canary.certificateId);
        if (isDue(certificate.issuedAt(), certificate.expiresAt(), canary.recertifyBeforeDays, clock.instant())) {
            answer(
                    canary,
                    open(
                            canary,
                            CanaryEventKind.EXPIRING,
                            "The certificate is valid until " + certificate.expiresAt() + "."),
                    SCHEDULE);
        }
    }

    /** Never in the first half of a certificate's life: one that is due when it is issued would be renewed for ever. */
    static boolean isDue(Instant issued, Instant expires, int beforeDays, Instant now) {
        Duration half = Duration.between(issued, expires).dividedBy(2);
        Duration before = Duration.ofDays(beforeDays);
        return !now.isBefore(expires.minus(before.compareTo(half) < 0 ? before : half));
    }

    /** Starts the parity run that answers the event, unless it has one. */
    void answer(CanaryEntity canary, CanaryEventEntity event, Actor actor) {
        if (event.parityRunId == null) {
            event.parityRunId = runs.start(
                            canary.team,
                            actor,
                            new ParityRequest(canary.goldenTraceId, canary.deploymentId, canary.profile),
                            "recertify/" + event.id)
                    .id();
        }
    }

    /** Looks at the runs that answer open events: one that passes renews the certificate and closes what was open. */
    void settle(CanaryEntity canary) {
        for (CanaryEventEntity event : store.open(canary.id)) {
            if (event.parityRunId != null) {
                settle(canary, event, runs.get(canary.team, event.parityRunId));
            }
        }
    }

    private void settle(CanaryEntity canary, CanaryEventEntity event, ParityRun run) {
        if (!run.state().isTerminal()) {
            return;
        }
        if (!ParityVerdict.PASS.name().equals(run.verdict())) {
            canary.recertification =
                    "Parity run %s ended %s.".formatted(run.id(), run.verdict() == null ? run.state() : run.verdict());
            close(event, run.verdict() == null ? run.state().name() : run.verdict());
            return;
        }
        if (canary.certificateId != null) {
            CertificateView before = certificates.get(canary.team, canary.certificateId);
            canary.certificateId =
                    certificates.renew(canary.team, SCHEDULE, run.id(), before).id();
        }
        canary.recertification = null;
        store.open(canary.id).stream()
                .filter(open -> !open.openedAt.isAfter(run.createdAt()))
                .forEach(open -> close(open, run.verdict()));
        close(event, run.verdict());
    }

    private void close(CanaryEventEntity event, String outcome) {
        event.outcome = outcome;
        event.closedAt = clock.instant();
    }
}
