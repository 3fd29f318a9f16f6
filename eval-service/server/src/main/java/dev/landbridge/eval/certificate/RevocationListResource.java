package dev.landbridge.eval.certificate;

import dev.landbridge.formats.attestation.Envelope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/certificates/revocations")
public class RevocationListResource {
    private final CertificateRevocations revocations;

    RevocationListResource(CertificateRevocations revocations) {
        this.revocations = revocations;
    }

    /** Open, because a customer without an account must be able to learn that a certificate no longer counts. */
    @GET
    @Produces(Envelope.MEDIA_TYPE)
    @PermitAll
    @Operation(
            summary = "Get the signed list of revoked certificates and keys",
            description = "Digests and times only, for landbridge verify --revocations.")
    public Response list() {
        return Response.ok(revocations.signed(), Envelope.MEDIA_TYPE).build();
    }
}
