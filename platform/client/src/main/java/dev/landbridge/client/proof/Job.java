package dev.landbridge.client.proof;

import java.util.Set;

/** Durable work of the evaluation service. */
public interface Job {
    /** States that no job leaves. */
    Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    String state();

    default boolean isFinal() {
        return FINAL.contains(state());
    }

    default boolean succeeded() {
        return state().equals("SUCCEEDED");
    }
}
