package dev.landbridge.registry.lineage;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/api/v1/lineage")
public class LineageResource {
    private final Lineages lineages;
    private final Caller caller;

    LineageResource(Lineages lineages, Caller caller) {
        this.lineages = lineages;
        this.caller = caller;
    }

    /** From any node: dataset, run, checkpoint, model-version or deployment. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public LineageGraph get(
            @QueryParam("kind") @NotBlank String kind,
            @QueryParam("id") @NotBlank String id,
            @QueryParam("direction") String direction) {
        return lineages.of(caller.team(), kind, id, LineageDirection.of(direction));
    }
}
