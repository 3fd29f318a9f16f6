package dev.landbridge.portal.team;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/api/v1/teams")
public class TeamResource {
    private final Teams teams;
    private final Caller caller;

    TeamResource(Teams teams, Caller caller) {
        this.teams = teams;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    public Page<Team> list(@BeanParam PageRequest page) {
        return teams.list(page);
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    public Response create(@NotNull @Valid NewTeam wanted) {
        Team team = teams.create(wanted, Actor.of(caller));
        return Response.created(URI.create("/api/v1/teams/" + team.name()))
                .entity(team)
                .build();
    }

    @GET
    @Path("{team}/members")
    @RolesAllowed({Role.VIEWER, Role.OPERATOR})
    public Page<Member> members(String team) {
        requireInside(team);
        return Page.whole(teams.members(team));
    }

    @PUT
    @Path("{team}/members/{name}")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    public void putMember(String team, String name, @NotNull @Valid MemberRole wanted) {
        requireInside(team);
        teams.putMember(team, name, wanted.role(), Actor.of(caller));
    }

    @DELETE
    @Path("{team}/members/{name}")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    public void removeMember(String team, String name) {
        requireInside(team);
        teams.removeMember(team, name, Actor.of(caller));
    }

    // A role is a role in the token's team only; operators manage the people of every team.
    private void requireInside(String team) {
        if (!caller.hasRole(Role.OPERATOR) && !caller.team().equals(team)) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "Your roles are those in '" + caller.team() + "', not in '" + team + "'.");
        }
    }

    /** The role a member is given. */
    public record MemberRole(@NotNull String role) {}
}
