package dev.landbridge.portal.identity;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Somebody who proved who they are.
 *
 * @param roleByTeam the highest role in each team, by team name in alphabetical order
 * @param scope what the credential may be used for; the roles are cut down to it
 */
public record Person(
        String id, String name, String displayName, boolean operator, Map<String, String> roleByTeam, Scope scope) {
    /** The same person behind a token that may be used for less. */
    public Person within(Scope limit) {
        Map<String, String> roles = new TreeMap<>(roleByTeam);
        roles.replaceAll((team, role) -> limit.cut(role));
        return new Person(id, name, displayName, operator && limit == Scope.RELEASE, roles, limit);
    }

    /** The roles a token for this team carries: all up to the person's own, and operator. */
    public Set<String> rolesIn(String team) {
        Set<String> roles = new LinkedHashSet<>();
        if (team != null && roleByTeam.containsKey(team)) {
            roles.addAll(Role.including(roleByTeam.get(team)));
        }
        if (operator) {
            roles.add(Role.OPERATOR);
        }
        return roles;
    }

    public Optional<String> firstTeam() {
        return roleByTeam.keySet().stream().findFirst();
    }
}
