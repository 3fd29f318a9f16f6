package dev.landbridge.eval.parity;

import com.fasterxml.jackson.databind.JsonNode;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/parity-runs")
public class ParityResource {
    private final ParityRuns runs;
    private final PromptTable prompts;
    private final Judgements judgements;
    private final Caller caller;

    ParityResource(ParityRuns runs, PromptTable prompts, Judgements judgements, Caller caller) {
        this.runs = runs;
        this.prompts = prompts;
        this.judgements = judgements;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<ParityRun> list(@BeanParam JobFilter filter, @BeanParam PageRequest page) {
        return runs.list(caller.team(), filter, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public ParityRun start(
            @NotNull @Valid ParityRequest request, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return runs.start(caller.team(), Actor.of(caller), request, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public ParityRun get(@PathParam("id") String id) {
        return runs.get(caller.team(), id);
    }

    /** Ends it, whatever it does; what has ended already stays as it is. */
    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.MEMBER)
    public ParityRun cancel(@PathParam("id") String id) {
        return runs.cancel(caller.team(), Actor.of(caller), id);
    }

    /** The verdict on the same tables under another profile or policy; nothing is kept. */
    @POST
    @Path("/{id}/judgements")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public JsonNode judge(@PathParam("id") String id, @NotNull @Valid JudgementRequest request) {
        return judgements.judge(caller.team(), id, request);
    }

    @GET
    @Path("/{id}/prompts")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<JsonNode> prompts(
            @PathParam("id") String id,
            @QueryParam("sort") @DefaultValue("worst") String sort,
            @BeanParam PageRequest page) {
        return prompts.page(caller.team(), id, sort.equals("worst"), page);
    }

    @GET
    @Path("/{id}/prompts/{index}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public JsonNode prompt(@PathParam("id") String id, @PathParam("index") int index) {
        return prompts.detail(caller.team(), id, index).json();
    }
}
