package dev.landbridge.eval.certificate;

import dev.landbridge.kit.access.Role;
import dev.landbridge.proof.chain.ChainReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The chain of the certificates of every team. */
@Path("/api/v1/certificates/chain")
public class ChainResource {
    private static final String NDJSON = "application/x-ndjson";

    private final CertificateChain chain;

    ChainResource(CertificateChain chain) {
        this.chain = chain;
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    @Operation(
            summary = "Compute every digest of the chain again",
            description = "Names the first certificate or event that was changed, removed or put in between.")
    public ChainReport check() {
        return chain.check();
    }

    /** One certificate or event a line, for {@code landbridge verify --chain}. */
    @GET
    @Path("export")
    @Produces(NDJSON)
    @RolesAllowed(Role.OPERATOR)
    public Response export() {
        StreamingOutput lines = chain::export;
        return Response.ok(lines, NDJSON)
                .header("Content-Disposition", "attachment; filename=\"certificates.ndjson\"")
                .build();
    }
}
