package dev.landbridge.eval.canary;

import java.time.Instant;

/**
 * Something that a certificate does not survive unseen.
 *
 * @param parityRunId the run that answers it; null while there is none
 * @param outcome how it ended: the run's verdict; null while it is open
 */
public record CanaryEvent(
        String id,
        CanaryEventKind kind,
        String message,
        String certificateId,
        String parityRunId,
        String outcome,
        Instant openedAt,
        Instant closedAt) {

    static CanaryEvent of(CanaryEventEntity row) {
        return new CanaryEvent(
                row.id,
                row.kind,
                row.message,
                row.certificateId,
                row.parityRunId,
                row.outcome,
                row.openedAt,
                row.closedAt);
    }
}
