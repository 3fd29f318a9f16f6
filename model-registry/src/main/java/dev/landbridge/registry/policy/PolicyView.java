package dev.landbridge.registry.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/** A policy as people see it: the document and what it means in words. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PolicyView(
        String alias,
        String model,
        int version,
        String label,
        PolicyDocument document,
        List<String> explanation,
        Instant updatedAt,
        String updatedBy) {
    static PolicyView of(PolicyInForce policy) {
        return new PolicyView(
                policy.document().alias(),
                policy.model(),
                policy.version(),
                policy.label(),
                policy.document(),
                Explanation.of(policy.policy()),
                policy.updatedAt(),
                policy.updatedBy());
    }
}
