package dev.landbridge.silicon;

import java.util.List;

/** The data cannot be used; every mistake is named at once, for people. */
public final class CatalogueMistakesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    CatalogueMistakesException(List<String> mistakes) {
        super("silicon data: " + String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
