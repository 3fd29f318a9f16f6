package dev.landbridge.portal.identity;

import dev.landbridge.kit.access.Role;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who proved who they are.
 *
 * @param roleByTeam the highest role in each team, by team name in alphabetical order
 */
public record Person(String id, String name, String displayName, boolean operator, Map<String, String> roleByTeam) {
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
