package dev.landbridge.registry.access;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/api/v1/access-requests")
public class AccessRequestResource {
    /** Wish to read the gated model {@code team/model}. */
    public record NewRequest(
            @NotBlank @Pattern(regexp = "[^/]+/[^/]+") String model,
            @Size(max = 2000) String message) {}

    /** {@code approve} or {@code reject}. */
    public record Decision(
            @NotBlank String decision, @Size(max = 2000) String comment) {}

    private final AccessRequests requests;
    private final Caller caller;

    AccessRequestResource(AccessRequests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    /** Requests for the models of the caller's team, and the caller's own. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<AccessRequest> list(@BeanParam PageRequest page) {
        return requests.list(caller.team(), caller.subject(), page);
    }

    @POST
    @RolesAllowed(Role.VIEWER)
    public Response ask(@Valid @NotNull NewRequest wish) {
        int slash = wish.model().indexOf('/');
        AccessRequest request = requests.ask(
                wish.model().substring(0, slash),
                wish.model().substring(slash + 1),
                new AccessRequests.Requester(Actor.of(caller), caller.team()),
                wish.message());
        return Response.created(URI.create("/api/v1/access-requests/" + request.id()))
                .entity(request)
                .build();
    }

    @POST
    @Path("{id}/decision")
    @RolesAllowed(Role.RELEASER)
    public AccessRequest decide(@PathParam("id") String id, @Valid @NotNull Decision decision) {
        return requests.decide(caller.team(), Actor.of(caller), id, state(decision.decision()), decision.comment());
    }

    private static AccessRequest.State state(String decision) {
        return switch (decision) {
            case "approve" -> AccessRequest.State.APPROVED;
            case "reject" -> AccessRequest.State.REJECTED;
            default -> throw Problem.invalid("decision", "must be approve or reject");
        };
    }
}
