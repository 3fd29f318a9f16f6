package dev.landbridge.proof.golden;

/** What an attempt at a request brought instead of an answer. */
public enum AttemptKind {
    /** Status 200 without a body. */
    EMPTY("empty answers", true),
    /** Status 200 with a body that is no answer. */
    MALFORMED("malformed answers", true),
    /** The engine was there and failed. */
    SERVER_ERROR("server errors", true),
    /** The connection was refused or cut; garbage unless the engine was started anew meanwhile. */
    CONNECTION_LOST("lost connections", false),
    /** Asked to come again later. */
    BUSY("refusals for want of room", false);

    private final String words;
    private final boolean garbage;

    AttemptKind(String words, boolean garbage) {
        this.words = words;
        this.garbage = garbage;
    }

    public String words() {
        return words;
    }

    /** Whether no sound engine does this, ever. */
    public boolean garbage() {
        return garbage;
    }
}
