package dev.landbridge.registry.signature;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

@Path("/api/v1/models/signing-key.pem")
public class SigningKeyResource {
    private final Signatures signatures;

    SigningKeyResource(Signatures signatures) {
        this.signatures = signatures;
    }

    /** Open to everybody: whoever was given a model must be able to check it. */
    @GET
    @Produces("application/x-pem-file")
    @PermitAll
    public String get() {
        return signatures.publicKey();
    }
}
