package dev.landbridge.eval.certificate;

import dev.landbridge.kit.page.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/v1/signing-keys")
public class SigningKeyResource {
    private final Certificates certificates;

    SigningKeyResource(Certificates certificates) {
        this.certificates = certificates;
    }

    /** Open, because a customer without an account must be able to check a certificate. */
    @GET
    @PermitAll
    public Page<SigningKeyRow> list() {
        return Page.whole(certificates.signingKeys());
    }
}
