package dev.landbridge.proof.parity;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a policy and a profile ask of the task result.
 *
 * @param complete the policy knows suites, repeats and clusters; an older one judges all items as one task
 */
record TaskRules(ParityPolicy.Document policy, ParityPolicy.Size size, OptionalDouble accuracyLoss, boolean complete) {

    static TaskRules of(ParityPolicy policy, String profile, ParityPolicy.Size size) {
        OptionalDouble loss = policy.accuracyLoss(profile).stream()
                .mapToDouble(share -> share)
                .findFirst();
        return new TaskRules(policy.document(), size, loss, policy.document().taskQuality() != null);
    }

    /** Accepted loss, share. @param suite the items are those of several tasks */
    double margin(TaskComparison tasks, boolean suite) {
        if (accuracyLoss.isPresent()) {
            return accuracyLoss.getAsDouble() * tasks.referenceAccuracy();
        }
        return suite ? policy.taskQuality().pooledMargin() : policy.tasks().margin();
    }

    /** Accepted share of items whose result differs. */
    double discordanceCap(TaskComparison tasks) {
        double cap = policy.tasks().discordanceCap();
        return complete ? Math.max(cap, policy.taskQuality().floorFactor() * tasks.referenceDiscordance()) : cap;
    }

    double confidence() {
        return policy.confidence();
    }

    /** Below this z the loss is proven to be smaller than the margin. */
    double critical() {
        return -NormalDistribution.of(0, 1).inverseCumulativeProbability(policy.confidence());
    }
}
