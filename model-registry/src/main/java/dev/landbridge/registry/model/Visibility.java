package dev.landbridge.registry.model;

import java.util.List;

/** Who may see a model besides its own team. */
public final class Visibility {
    /** Nobody. */
    public static final String TEAM = "team";
    /** Everybody who is signed in. */
    public static final String INTERNAL = "internal";
    /** Everybody sees that it exists; its files only whoever was let in. */
    public static final String GATED = "gated";

    public static final List<String> ALL = List.of(TEAM, INTERNAL, GATED);

    private Visibility() {}
}
