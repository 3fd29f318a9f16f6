package dev.landbridge.kit.access;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a personal access token may be used for, whatever its person may do besides. Each scope includes the ones before
 * it. The front door cuts the roles of the tokens it mints down to the scope, and names it in the claim
 * {@value #CLAIM}, so that a refusal can say what is missing.
 */
public enum Scope {
    /** What a viewer may do. */
    READ(Role.VIEWER),
    /** And what a member may do. */
    WRITE(Role.MEMBER),
    /** Everything the person may do: approve releases, manage the team, run the installation. */
    RELEASE(Role.ADMIN);

    /** Lists the scopes of a token that may not do everything its person may; absent otherwise. */
    public static final String CLAIM = "scopes";

    private final String highestRole;

    Scope(String highestRole) {
        this.highestRole = highestRole;
    }

    /** The highest of the named scopes; all of them when none is named. */
    public static Scope of(Collection<String> names) {
        if (names == null) {
            return RELEASE;
        }
        return names.stream()
                .map(Scope::of)
                .max(Scope::compareTo)
                .orElseThrow(() -> Problem.invalid(CLAIM, "must name one of " + RELEASE.names() + " at least"));
    }

    /** The scope of this name. */
    public static Scope of(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.text().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(CLAIM, "must be of " + RELEASE.names()));
    }

    /** The least scope in which somebody may act in one of these roles. */
    public static Scope neededFor(Collection<String> roles) {
        return Stream.of(values())
                .filter(scope -> roles.contains(Role.ANYONE_SIGNED_IN)
                        || Role.including(scope.highestRole).stream().anyMatch(roles::contains))
                .findFirst()
                .orElse(RELEASE);
    }

    /** The team role that is left of this one. */
    public String cut(String role) {
        return Role.including(highestRole).contains(role) ? role : highestRole;
    }

    public boolean includes(Scope other) {
        return compareTo(other) >= 0;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** This one and those it includes. */
    public List<String> names() {
        return Arrays.stream(values()).filter(this::includes).map(Scope::text).toList();
    }

    /** The refusal of whoever needs that scope and has this one only. */
    public Problem lacking(Scope needed) {
        return Problem.of(ProblemType.PERMISSION_DENIED, explain(needed));
    }

    /** Why that is refused, and what to do. */
    public String explain(Scope needed) {
        return "This token lacks the scope '" + needed.text() + "'; it has " + String.join(", ", names())
                + ". Make a token with that scope, or sign in with another one.";
    }
}
