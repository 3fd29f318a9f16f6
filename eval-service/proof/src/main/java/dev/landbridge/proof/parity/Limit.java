package dev.landbridge.proof.parity;

/** The burden of proof: within the limit is not enough, the upper bound must be within it as well. */
final class Limit {

    private Limit() {}

    static GateVerdict judge(double estimate, double upper, double limit) {
        if (estimate > limit) {
            return GateVerdict.FAIL;
        }
        return upper <= limit ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }
}
