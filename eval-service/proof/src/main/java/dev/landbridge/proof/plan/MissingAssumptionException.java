package dev.landbridge.proof.plan;

/** A plan needs a number that was neither given nor measured. */
public final class MissingAssumptionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Assumption assumption;

    MissingAssumptionException(Assumption assumption) {
        super(assumption.key() + " is neither given nor in the golden trace");
        this.assumption = assumption;
    }

    public Assumption assumption() {
        return assumption;
    }
}
