package dev.landbridge.eval.goldentrace;

import dev.landbridge.eval.job.JobFilter;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/golden-traces")
public class GoldenTraceResource {
    static final String ZIP = "application/zip";

    private final GoldenTraces traces;
    private final Caller caller;

    GoldenTraceResource(GoldenTraces traces, Caller caller) {
        this.traces = traces;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<GoldenTrace> list(@BeanParam JobFilter filter, @BeanParam PageRequest page) {
        return traces.list(caller.team(), filter, page);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON) // a record of one text would be taken from plain text too
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public GoldenTrace capture(
            @NotNull @Valid GoldenTraceRequest request, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return traces.capture(caller.team(), Actor.of(caller), request, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public GoldenTrace get(@PathParam("id") String id) {
        return traces.get(caller.team(), id);
    }

    /** For another installation: every file of the trace, as {@code golden-trace-imports} takes it. */
    @GET
    @Path("/{id}/archive")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Response archive(@PathParam("id") String id) {
        String team = caller.team();
        traces.requireCaptured(team, id);
        StreamingOutput body = out -> traces.pack(team, id, out);
        return Response.ok(body, ZIP)
                .header("Content-Disposition", "attachment; filename=\"" + id + ".golden.zip\"")
                .build();
    }

    /** Ends it, whatever it does; what has ended already stays as it is. */
    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.MEMBER)
    public GoldenTrace cancel(@PathParam("id") String id) {
        return traces.cancel(caller.team(), Actor.of(caller), id);
    }
}
