package dev.landbridge.client.problem;

/** The bytes do not have the digest or the length they were announced with. Nothing of them was kept. */
public final class CorruptContentException extends LandbridgeException {
    private static final long serialVersionUID = 1L;

    public CorruptContentException(String message) {
        super(message);
    }
}
