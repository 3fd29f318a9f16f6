package dev.landbridge.registry.release;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("/api/v1/releases")
public class ReleaseResource {
    /** Wish for a release. */
    public record ReleaseWish(
            @NotBlank String model,
            @Min(1) int version,
            @NotBlank String alias,
            @NotBlank String chip,
            @NotBlank String numerics,
            String suite,
            String profile,
            String fault) {}

    /** A releaser's decision. */
    public record Decision(
            @NotNull @Pattern(regexp = "approve|reject", message = "must be approve or reject")
            String decision,

            @Size(max = 4000) String comment) {}

    private final Releases releases;
    private final ReleaseDecisions decisions;
    private final Caller caller;

    ReleaseResource(Releases releases, ReleaseDecisions decisions, Caller caller) {
        this.releases = releases;
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Release> list(
            @QueryParam("model") String model, @QueryParam("state") ReleaseState state, @BeanParam PageRequest page) {
        return releases.list(caller.team(), model, state, page);
    }

    @POST
    @RolesAllowed(Role.MEMBER)
    public Response request(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull ReleaseWish wish) {
        Release release = releases.request(
                caller.team(),
                Actor.of(caller),
                new Releases.NewRelease(
                        wish.model(),
                        wish.version(),
                        wish.alias(),
                        wish.chip(),
                        wish.numerics(),
                        wish.suite(),
                        wish.profile(),
                        wish.fault()),
                key);
        return Response.created(URI.create("/api/v1/releases/" + release.id()))
                .entity(release)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Release get(@PathParam("id") String id) {
        return releases.get(caller.team(), id);
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(Role.RELEASER)
    public Release decide(@PathParam("id") String id, @Valid @NotNull Decision decision) {
        return decisions.decide(
                caller.team(),
                Actor.of(caller),
                id,
                new ReleaseDecisions.Verdict(
                        decision.decision(),
                        decision.comment(),
                        Role.OF_TEAM.stream().filter(caller::hasRole).toList()));
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed(Role.MEMBER)
    public Release cancel(@PathParam("id") String id) {
        return releases.cancel(caller.team(), Actor.of(caller), id);
    }
}
