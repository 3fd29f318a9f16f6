package dev.landbridge.eval.evaluation;

import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/api/v1/evaluation-comparisons")
public class EvaluationComparisonResource {
    private final EvaluationComparisons comparisons;
    private final Caller caller;

    EvaluationComparisonResource(EvaluationComparisons comparisons, Caller caller) {
        this.comparisons = comparisons;
        this.caller = caller;
    }

    /** Question by question; two evaluations that share none are refused. */
    @GET
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public EvaluationComparison compare(
            @QueryParam("baseline") @NotBlank String baseline,
            @QueryParam("candidate") @NotBlank String candidate,
            @QueryParam("margin") @DefaultValue("0.02") @DecimalMin("0.001") @DecimalMax("0.5") double margin) {
        return comparisons.of(caller.team(), baseline, candidate, margin);
    }
}
