package dev.landbridge.training.health;

import java.util.Comparator;
import java.util.List;

/** All findings of a run and the worst of them. */
public record Health(HealthState state, List<Finding> findings) {
    public static Health of(List<Finding> findings) {
        HealthState worst = findings.stream()
                .map(finding -> finding.kind().severity())
                .max(Comparator.naturalOrder())
                .orElse(HealthState.OK);
        return new Health(worst, findings);
    }
}
