package dev.landbridge.kit.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The roles of a person in a team, each including the ones before it, and the two that stand beside them. */
public final class Role {
    /** Reads everything of the team. */
    public static final String VIEWER = "viewer";
    /** Starts runs, evaluations, deployments and asks for releases. */
    public static final String MEMBER = "member";
    /** Approves releases. */
    public static final String RELEASER = "releaser";
    /** Manages the team's people and settings. */
    public static final String ADMIN = "admin";
    /** Runs the installation; says nothing about any team's data. */
    public static final String OPERATOR = "operator";
    /** Whoever has proven who they are, in whatever team. */
    public static final String ANYONE_SIGNED_IN = "**";
    /** Another Landbridge service, acting for the team in its token. */
    public static final String SERVICE = "service";

    public static final List<String> OF_TEAM = List.of(VIEWER, MEMBER, RELEASER, ADMIN);

    private Role() {}

    /** The given team role and every lower one. */
    public static Set<String> including(String role) {
        int rank = OF_TEAM.indexOf(role);
        if (rank < 0) {
            throw new IllegalArgumentException("role must be one of " + OF_TEAM);
        }
        return new LinkedHashSet<>(OF_TEAM.subList(0, rank + 1));
    }
}
