package dev.landbridge.portal.session;

import dev.landbridge.kit.access.Role;
import dev.landbridge.portal.identity.Person;
import java.util.List;
import java.util.Map;

/** What the web pages know about who is signed in. */
public record SessionView(User user, List<TeamRoles> teams) {
    static SessionView of(Person person, Map<String, String> displayNames) {
        List<TeamRoles> teams = person.roleByTeam().entrySet().stream()
                .map(entry -> new TeamRoles(
                        entry.getKey(),
                        displayNames.getOrDefault(entry.getKey(), entry.getKey()),
                        List.copyOf(Role.including(entry.getValue()))))
                .toList();
        return new SessionView(new User(person.id(), person.name(), person.displayName(), person.operator()), teams);
    }

    /** The person. */
    public record User(String id, String name, String displayName, boolean operator) {}

    /** A team and the roles the person has there. */
    public record TeamRoles(String name, String displayName, List<String> roles) {}
}
