package dev.landbridge.eval.evaluation;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/evaluations")
public class EvaluationResource {
    private final Evaluations evaluations;
    private final Caller caller;

    EvaluationResource(Evaluations evaluations, Caller caller) {
        this.evaluations = evaluations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Evaluation> list(@BeanParam JobFilter filter, @BeanParam PageRequest page) {
        return evaluations.list(caller.team(), filter, page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Role.MEMBER)
    public Evaluation start(
            @NotNull @Valid EvaluationRequest request, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        return evaluations.start(caller.team(), Actor.of(caller), request, idempotencyKey);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Evaluation get(@PathParam("id") String id) {
        return evaluations.get(caller.team(), id);
    }

    /** Ends it, whatever it does; what has ended already stays as it is. */
    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.MEMBER)
    public Evaluation cancel(@PathParam("id") String id) {
        return evaluations.cancel(caller.team(), Actor.of(caller), id);
    }

    @GET
    @Path("/{id}/samples")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Sample> samples(@PathParam("id") String id, @BeanParam SampleQuery query, @BeanParam PageRequest page) {
        return evaluations.samples(caller.team(), id, query, page);
    }

    /** As lm-evaluation-harness writes it, so that its viewers read it. */
    @GET
    @Path("/{id}/results.json")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public String resultsFile(@PathParam("id") String id) {
        return evaluations.resultsFile(caller.team(), id);
    }

    /** As lm-evaluation-harness writes it, one JSON object a line. */
    @GET
    @Path("/{id}/samples/{task}.jsonl")
    @Produces("application/x-ndjson")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public String sampleFile(@PathParam("id") String id, @PathParam("task") String task) {
        return evaluations.sampleFile(caller.team(), id, task);
    }
}
