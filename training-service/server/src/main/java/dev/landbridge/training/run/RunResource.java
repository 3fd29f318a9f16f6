package dev.landbridge.training.run;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/runs")
public class RunResource {
    private final Runs runs;
    private final Caller caller;

    RunResource(Runs runs, Caller caller) {
        this.runs = runs;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Run> list(@RestQuery String experiment, @RestQuery String state, @BeanParam PageRequest page) {
        return runs.list(caller.team(), RunFilter.of(experiment, state), page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Run create(@NotNull @Valid RunRequest request, @RestHeader("Idempotency-Key") String idempotencyKey) {
        return runs.create(caller.team(), Actor.of(caller), request, idempotencyKey);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Run get(@RestPath String id) {
        return runs.get(caller.team(), id);
    }

    @POST
    @Path("{id}/cancellation")
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Run cancel(@RestPath String id) {
        return runs.cancel(caller.team(), Actor.of(caller), id);
    }
}
