package dev.landbridge.silicon;

/** The chip key is not in the catalogue. */
public final class UnknownChipException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownChipException(String key) {
        super("There is no chip `" + key + "` in the catalogue.");
    }
}
