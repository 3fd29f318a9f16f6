package dev.landbridge.eval.goldentrace;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Golden traces on their way out of this installation and into it. */
@Path("/api/v1")
public class GoldenTraceArchiveResource {
    private static final String ZIP = "application/zip";

    private final GoldenTraces traces;
    private final GoldenTraceImports imports;
    private final Caller caller;

    GoldenTraceArchiveResource(GoldenTraces traces, GoldenTraceImports imports, Caller caller) {
        this.traces = traces;
        this.imports = imports;
        this.caller = caller;
    }

    @GET
    @Path("/golden-traces/{id}/archive")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response archive(@PathParam("id") String id) {
        String team = caller.team();
        traces.requireCaptured(team, id);
        StreamingOutput body = out -> traces.pack(team, id, out);
        return Response.ok(body, ZIP)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".golden.zip\"")
                .build();
    }

    /** The archive of another installation; every file is checked against its digest. */
    @POST
    @Path("/golden-trace-imports")
    @Consumes({ZIP, MediaType.APPLICATION_OCTET_STREAM})
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public GoldenTrace add(@QueryParam("deployment_id") @NotBlank String deploymentId, InputStream zip) {
        return imports.archive(caller.team(), Actor.of(caller), deploymentId, zip);
    }

    /** What llama.cpp's perplexity tool wrote with --kl-divergence-base. */
    @POST
    @Path("/golden-trace-imports/llama-kl-base")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public GoldenTrace addLlama(@BeanParam @Valid LlamaImport wish, InputStream file) {
        return imports.llama(caller.team(), Actor.of(caller), wish, file);
    }
}
