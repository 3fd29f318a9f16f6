package dev.landbridge.training.experiment;

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

@Path("/api/v1/experiments")
public class ExperimentResource {
    private final Experiments experiments;
    private final Caller caller;

    ExperimentResource(Experiments experiments, Caller caller) {
        this.experiments = experiments;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public Page<Experiment> list(@BeanParam PageRequest page) {
        return experiments.list(caller.team(), page);
    }

    @POST
    @ResponseStatus(201)
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public Experiment create(@NotNull @Valid ExperimentRequest request) {
        return experiments.create(caller.team(), Actor.of(caller), request);
    }
}
