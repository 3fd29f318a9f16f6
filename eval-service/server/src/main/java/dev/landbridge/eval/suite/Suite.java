package dev.landbridge.eval.suite;

import java.time.Instant;

/**
 * A set of questions with a way to judge the answers.
 *
 * @param kind {@code heldout}: the held-out split of the version's own dataset; {@code tasks}: task files;
 *     {@code lm-eval}: those of an installed lm-evaluation-harness
 * @param metric of all its tasks; {@code several} when they differ
 * @param tasks number of tasks
 * @param items number of documents of all tasks; 0 where the version's dataset decides
 * @param provenance who made it, and the digest of its files
 * @param createdAt null for a suite that comes with the service
 */
public record Suite(
        String name,
        String title,
        String description,
        String kind,
        String metric,
        int tasks,
        int items,
        String provenance,
        Instant createdAt) {

    public static final String HELDOUT = "heldout-exact-match";
    public static final String LM_EVAL = "lm-eval";
    static final Suite OF_HELDOUT = new Suite(
            HELDOUT,
            "Held-out exact match",
            "The questions of the dataset's held-out split, decoded greedily; right when the text after the reasoning"
                    + " is exactly the answer.",
            "heldout",
            "exact_match",
            1,
            0,
            "comes with the service",
            null);
    static final Suite OF_LM_EVAL = new Suite(
            LM_EVAL,
            "Tasks of lm-evaluation-harness",
            "Whatever tasks came with the lm-eval that the operator installed, run by itself; name them, there are thousands.",
            "lm-eval",
            "several",
            0,
            0,
            "comes with lm-eval",
            null);
}
