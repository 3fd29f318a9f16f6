package dev.landbridge.registry.policy;

import java.time.Instant;

/**
 * The policy that holds for an alias.
 *
 * @param label names the saved document for a record, for example {@code team@3} or {@code default@2026-11-2}
 * @param model the model it is saved for, or null when it holds for every model of the team
 * @param version counts the saves; 0 for the installation's own
 */
public record PolicyInForce(
        CompiledPolicy policy, String label, String model, int version, Instant updatedAt, String updatedBy) {
    public PolicyDocument document() {
        return policy.document();
    }
}
