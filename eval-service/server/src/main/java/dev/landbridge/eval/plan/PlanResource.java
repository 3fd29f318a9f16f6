package dev.landbridge.eval.plan;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.proof.plan.ParityPlan;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/api/v1/parity-plans")
public class PlanResource {
    private final ParityPlans plans;
    private final Caller caller;

    PlanResource(ParityPlans plans, Caller caller) {
        this.plans = plans;
        this.caller = caller;
    }

    /** Says what a parity run can prove and what it costs. A calculation: nothing is kept. */
    @POST
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public ParityPlan plan(@NotNull @Valid PlanQuery query) {
        return plans.plan(caller.team(), query);
    }
}
