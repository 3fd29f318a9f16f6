package dev.landbridge.registry.signature;

import dev.landbridge.formats.attestation.Envelope;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The signature that {@code model_signing verify key} of the OpenSSF checks against the downloaded files. */
@Path("/api/v1/models/{model}/versions/{version}/signature")
public class SignatureResource {
    private final Signatures signatures;
    private final Caller caller;

    SignatureResource(Signatures signatures, Caller caller) {
        this.signatures = signatures;
        this.caller = caller;
    }

    @GET
    @Produces(Envelope.MEDIA_TYPE)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response get(@PathParam("model") String model, @PathParam("version") int version) {
        ModelSignature signature = signatures.of(caller.team(), model, version);
        return Response.ok(signature.bundle(), Envelope.MEDIA_TYPE)
                .header("X-Key-Id", signature.keyId())
                .build();
    }
}
