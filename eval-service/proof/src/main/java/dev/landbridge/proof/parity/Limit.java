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

    /** The verdict of both; FAIL, then INCONCLUSIVE, then PASS. */
    static GateVerdict worse(GateVerdict left, GateVerdict right) {
        if (left == GateVerdict.FAIL || right == GateVerdict.FAIL) {
            return GateVerdict.FAIL;
        }
        return left == GateVerdict.PASS ? right : left;
    }
}
