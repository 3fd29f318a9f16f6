package dev.landbridge.registry.release;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.waiver.Waiver;
import dev.landbridge.registry.waiver.Waivers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Waived requirements of one version. */
@Path("/api/v1/models/{model}/versions/{version}/waivers")
public class WaiverResource {
    /** Wish for a waiver. */
    public record WaiverWish(
            @NotBlank String alias,
            @NotBlank String chip,
            @NotBlank String requirement,
            @NotBlank @Size(max = 4000) String reason,
            @NotNull Instant until) {}

    private final Waivers waivers;
    private final Releases releases;
    private final ModelVersions versions;
    private final Caller caller;

    WaiverResource(Waivers waivers, Releases releases, ModelVersions versions, Caller caller) {
        this.waivers = waivers;
        this.releases = releases;
        this.versions = versions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(summary = "List the waivers of a version, ended ones included")
    public Page<Waiver> list(@PathParam("model") String model, @PathParam("version") int version) {
        versions.get(caller.team(), model, version);
        return Page.whole(waivers.of(caller.team(), model, version));
    }

    @POST
    @RolesAllowed(Role.RELEASER)
    @Operation(
            summary = "Waive a requirement for one version, alias and chip until a date",
            description = "Only what the policy lets be waived, with a reason, and never by somebody who asked for the"
                    + " release. A waiver of whoever asks for the move does not count when the gate decides.")
    public Response grant(
            @PathParam("model") String model, @PathParam("version") int version, @Valid @NotNull WaiverWish wish) {
        versions.get(caller.team(), model, version);
        if (releases.requesters(caller.team(), model, version, wish.alias(), wish.chip())
                .contains(caller.subject())) {
            throw Problem.of(
                    ProblemType.PERMISSION_DENIED,
                    "You asked for this release; another releaser has to waive what it misses.");
        }
        Waiver waiver = waivers.grant(
                caller.team(),
                Actor.of(caller),
                model,
                version,
                new Waivers.NewWaiver(wish.alias(), wish.chip(), wish.requirement(), wish.reason(), wish.until()));
        return Response.created(
                        URI.create("/api/v1/models/" + model + "/versions/" + version + "/waivers/" + waiver.id()))
                .entity(waiver)
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.RELEASER)
    @Operation(summary = "End a waiver now; it stays in the record")
    public void revoke(
            @PathParam("model") String model, @PathParam("version") int version, @PathParam("id") String id) {
        waivers.revoke(caller.team(), Actor.of(caller), model, version, id);
    }
}
