package dev.landbridge.registry.lineage;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/api/v1/models/{model}/versions/{version}/lineage")
public class VersionLineageResource {
    private final Lineages lineages;
    private final Caller caller;

    VersionLineageResource(Lineages lineages, Caller caller) {
        this.lineages = lineages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public LineageGraph get(@PathParam("model") String model, @PathParam("version") int version) {
        return lineages.of(caller.team(), "model-version", model + "/" + version, LineageDirection.BOTH);
    }
}
