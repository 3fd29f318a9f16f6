package dev.landbridge.eval.signing;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/signing-keys")
public class SigningKeyResource {
    /**
     * Wish for a key: made here on the curve when no key is given.
     *
     * @param purpose evaluator or cosigner
     * @param curve P-256, P-384 or P-521
     * @param privateKeyPem PKCS#8; kept encrypted
     * @param publicKeyPem for a cosigner whose private key stays elsewhere
     */
    public record KeyWish(
            @NotBlank String purpose,
            @Size(max = 200) String holder,
            String curve,
            @Size(max = 4000) String privateKeyPem,
            @Size(max = 4000) String publicKeyPem) {}

    private final SigningKeys keys;
    private final Caller caller;

    SigningKeyResource(SigningKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    /** Open, because a customer without an account must be able to check a certificate. */
    @GET
    @PermitAll
    public Page<KeyView> list() {
        return Page.whole(keys.list());
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Make or import a signing key, or register a cosigner's",
            description = "An evaluator key signs from now on; the one before it keeps verifying what it signed.")
    public Response add(@Valid @NotNull KeyWish wish) {
        KeyView key = keys.add(Actor.of(caller), NewKey.of(wish));
        return Response.created(URI.create("/api/v1/signing-keys/" + key.keyId()))
                .entity(key)
                .build();
    }
}
