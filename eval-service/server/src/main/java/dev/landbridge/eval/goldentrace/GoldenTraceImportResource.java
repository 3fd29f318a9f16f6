package dev.landbridge.eval.goldentrace;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Golden traces from elsewhere. */
@Path("/api/v1/golden-trace-imports")
public class GoldenTraceImportResource {
    private final GoldenTraceImports imports;
    private final Caller caller;

    GoldenTraceImportResource(GoldenTraceImports imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** The archive of another installation; every file is checked against its digest. */
    @POST
    @Consumes({GoldenTraceResource.ZIP, MediaType.APPLICATION_OCTET_STREAM})
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public GoldenTrace add(@QueryParam("deployment_id") @NotBlank String deploymentId, InputStream zip) {
        return imports.archive(caller.team(), Actor.of(caller), deploymentId, zip);
    }

    /** What llama.cpp's perplexity tool wrote with --kl-divergence-base. */
    @POST
    @Path("/llama-kl-base")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public GoldenTrace addLlama(@BeanParam @Valid LlamaImport wish, InputStream file) {
        return imports.llama(caller.team(), Actor.of(caller), wish, file);
    }
}
