package dev.landbridge.eval.canary;

import java.time.Instant;

/**
 * One round of questions.
 *
 * @param meanKl against the reference, nats a token
 * @param floorMeanKl the reference against itself on the same prompts
 * @param selfKl against the deployment's own first answers
 * @param flips first choices that differ from the reference's
 * @param p99Delta 99th percentile of the log-probability difference to the first answers, nats
 * @param unanswered attempts that brought no answer and were made again
 */
public record CanaryCheck(
        String id,
        Instant checkedAt,
        CanaryOutcome outcome,
        String message,
        int prompts,
        long positions,
        Double meanKl,
        Double floorMeanKl,
        Double selfKl,
        Long flips,
        Double p99Delta,
        long unanswered) {

    static CanaryCheck of(CanaryCheckEntity row) {
        return new CanaryCheck(
                row.id,
                row.checkedAt,
                row.outcome,
                row.message,
                row.prompts,
                row.positions,
                row.meanKl,
                row.floorMeanKl,
                row.selfKl,
                row.flips,
                row.p99Delta,
                row.unanswered);
    }
}
