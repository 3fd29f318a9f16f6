package dev.landbridge.proof.plan;

import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.statistics.SampleSizes;

/**
 * What every part of a plan looks at.
 *
 * @param power asked for, of each gate
 */
record PlanBasis(ParityPolicy policy, String profileName, String sizeName, Assumptions assumptions, double power) {

    private static final String SMOKE = "smoke";

    ParityPolicy.Document document() {
        return policy.document();
    }

    ParityPolicy.Profile profile() {
        return policy.profile(profileName);
    }

    ParityPolicy.Size size() {
        return policy.size(sizeName);
    }

    /** The size class that a cell of the serving matrix has. */
    ParityPolicy.Size smoke() {
        ParityPolicy.Size smoke = policy.size(SMOKE);
        return smoke == null ? size() : smoke;
    }

    /** The basis of one cell of the serving matrix. */
    PlanBasis smokeCell() {
        String name = policy.size(SMOKE) == null ? sizeName : SMOKE;
        return new PlanBasis(policy, profileName, name, assumptions.withDecodes(smoke().minDecodes()), power);
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
