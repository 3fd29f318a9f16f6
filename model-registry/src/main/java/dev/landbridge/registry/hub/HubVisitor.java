package dev.landbridge.registry.hub;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.access.Scope;
import dev.landbridge.kit.audit.Actor;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Map;

/** Who stands at this door: unlike elsewhere, the address names the team, and it may be another's. */
@RequestScoped
class HubVisitor {
    private final Caller caller;

    HubVisitor(Caller caller) {
        this.caller = caller;
    }

    Actor actor() {
        return Actor.of(caller);
    }

    /** The team that is meant when the address names none. */
    String team() {
        return caller.team();
    }

    List<String> teams() {
        return List.copyOf(caller.roleByTeam().keySet());
    }

    Map<String, String> roleByTeam() {
        return caller.roleByTeam();
    }

    Scope scope() {
        return caller.scope();
    }

    boolean isMemberOf(String team) {
        return caller.roleByTeam().containsKey(team);
    }

    /** Whether the visitor's role in the team is this one or a higher one. */
    boolean has(String role, String team) {
        String own = caller.roleByTeam().get(team);
        return own != null && Role.including(own).contains(role);
    }
}
