package dev.landbridge.proof.plan;

import dev.landbridge.proof.matrix.MatrixPolicy;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.statistics.SampleSizes;
import java.util.Optional;

/**
 * What every part of a plan looks at.
 *
 * @param power asked for, of each gate
 */
record PlanBasis(ParityPolicy policy, String profileName, String sizeName, Assumptions assumptions, double power) {

    ParityPolicy.Document document() {
        return policy.document();
    }

    ParityPolicy.Profile profile() {
        return policy.profile(profileName);
    }

    ParityPolicy.Size size() {
        return policy.size(sizeName);
    }

    /** What a cell of the serving matrix asks; empty when the policy has none at this size. */
    Optional<MatrixPolicy.Size> cell() {
        return policy.matrix().map(matrix -> matrix.sizes().get(sizeName));
    }

    double confidence() {
        return document().confidence();
    }

    SampleSizes sizes() {
        return new SampleSizes(confidence(), power);
    }

    double get(Assumption name) {
        return assumptions.get(name);
    }

    long count(Assumption name) {
        return assumptions.count(name);
    }
}
