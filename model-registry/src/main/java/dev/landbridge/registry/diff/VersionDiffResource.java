package dev.landbridge.registry.diff;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/api/v1/version-diffs")
public class VersionDiffResource {
    private final VersionDiffs diffs;
    private final Caller caller;

    VersionDiffResource(VersionDiffs diffs, Caller caller) {
        this.diffs = diffs;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public VersionDiff get(
            @QueryParam("model") @NotBlank String model,
            @QueryParam("from") @NotNull Integer from,
            @QueryParam("to") @NotNull Integer to) {
        return diffs.between(caller.team(), model, from, to);
    }
}
