package dev.landbridge.client.problem;

/** The caller cancelled the call, or interrupted its thread (whose interrupt flag is set again). */
public final class CancelledException extends LandbridgeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("cancelled");
    }
}
