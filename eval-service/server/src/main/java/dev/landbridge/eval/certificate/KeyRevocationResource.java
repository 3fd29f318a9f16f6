package dev.landbridge.eval.certificate;

import dev.landbridge.eval.signing.KeyView;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/signing-keys/{id}/revocation")
public class KeyRevocationResource {
    private final CertificateRevocations revocations;
    private final Caller caller;

    KeyRevocationResource(CertificateRevocations revocations, Caller caller) {
        this.revocations = revocations;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Take a key back, for ever",
            description =
                    "Every certificate it signed counts in no release gate any more; its co-signatures are dropped.")
    public KeyView revoke(@PathParam("id") String id, @Valid @NotNull CertificateResource.RevocationWish wish) {
        return revocations.revokeKey(Actor.of(caller), id, wish.reason());
    }
}
