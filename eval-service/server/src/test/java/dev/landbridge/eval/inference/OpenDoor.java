package dev.landbridge.eval.inference;

/** The door to a server that asks for no token. */
public final class OpenDoor {
    private OpenDoor() {}

    public static OpenAiDoor create() {
        return new OpenAiDoor(null);
    }
}
