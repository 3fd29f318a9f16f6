package dev.landbridge.eval.plan;

import dev.landbridge.kit.access.Role;
import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;

@Path("/api/v1/parity-policy")
public class PolicyResource {
    private final ParityPolicy policy;

    PolicyResource(ParityPolicy policy) {
        this.policy = policy;
    }

    /** The policy in force, as far as one chooses from it. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public PolicySummary get() {
        return PolicySummary.of(policy);
    }

    /** The policy file itself, byte for byte; its SHA-256 is the digest in every result. */
    @GET
    @Path("/file")
    @Produces(MediaType.TEXT_PLAIN)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public String file() {
        return new String(policy.bytes(), StandardCharsets.UTF_8);
    }
}
