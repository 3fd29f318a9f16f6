package dev.landbridge.eval.certificate;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/certificates/{id}/release-bundle")
public class ReleaseBundleResource {
    private final ReleaseBundles bundles;
    private final Caller caller;

    ReleaseBundleResource(ReleaseBundles bundles, Caller caller) {
        this.bundles = bundles;
        this.caller = caller;
    }

    @GET
    @Produces("application/zip")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    @Operation(
            summary = "Get everything a customer needs beside the weights, in one file",
            description = "The weights' signed manifest, the certificate with its tables and signatures, the test"
                    + " result, the gate's decision, the public keys and the deployment recipe, under one signature."
                    + " landbridge verify checks it offline.")
    public Response get(@PathParam("id") String id) {
        ReleaseBundles.Prepared bundle = bundles.prepare(caller.team(), Actor.of(caller), id);
        StreamingOutput body = bundle::writeTo;
        return Response.ok(body, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".release.zip\"")
                .build();
    }
}
