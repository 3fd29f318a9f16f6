package dev.landbridge.eval.certificate;

import dev.landbridge.formats.attestation.SharedEnvelope;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Signatures beside the evaluator's. */
@Path("/api/v1/certificates/{id}/signatures")
public class CosignatureResource {
    /**
     * One signature more.
     *
     * @param keyId of a registered cosigner
     * @param signature base64 of the DER signature over the signing input; absent for a key that is kept here
     */
    public record SignatureWish(
            @NotBlank String keyId, @Size(max = 1000) String signature) {}

    private final Cosignatures cosignatures;
    private final Caller caller;

    CosignatureResource(Cosignatures cosignatures, Caller caller) {
        this.cosignatures = cosignatures;
        this.caller = caller;
    }

    @GET
    @Produces(SharedEnvelope.MEDIA_TYPE)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(summary = "Get the statement with every signature as a DSSE envelope")
    public Response envelope(@PathParam("id") String id) {
        return response(id, cosignatures.envelope(caller.team(), id));
    }

    @GET
    @Path("input")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    @Operation(
            summary = "Get the bytes that a cosigner signs",
            description =
                    "The DSSE pre-authentication encoding of the statement: openssl dgst -sha256 -sign KEY signs it.")
    public byte[] signingInput(@PathParam("id") String id) {
        return cosignatures.toSign(caller.team(), id);
    }

    @POST
    @Produces(SharedEnvelope.MEDIA_TYPE)
    @RolesAllowed(Role.RELEASER)
    @Operation(
            summary = "Add a cosigner's signature",
            description = "Answers with the envelope as it is then. A key that has signed already changes nothing.")
    public Response add(@PathParam("id") String id, @Valid @NotNull SignatureWish wish) {
        return response(id, cosignatures.add(caller.team(), Actor.of(caller), id, wish.keyId(), wish.signature()));
    }

    private static Response response(String id, SharedEnvelope envelope) {
        return Response.ok(envelope.json(), SharedEnvelope.MEDIA_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".dsse.json\"")
                .build();
    }
}
