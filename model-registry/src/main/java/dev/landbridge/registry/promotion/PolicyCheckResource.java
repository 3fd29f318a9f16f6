package dev.landbridge.registry.promotion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.gate.Gate;
import dev.landbridge.registry.policy.Policies;
import dev.landbridge.registry.policy.PolicyCheck;
import dev.landbridge.registry.policy.PolicyDocument;
import dev.landbridge.registry.policy.PolicyError;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tries a policy out before it is saved. */
@Path("/api/v1/policy-checks")
public class PolicyCheckResource {
    /** A document, and a version to try it on; model and version may be absent, and the chip too. */
    public record CheckWish(@NotNull PolicyDocument document, String model, Integer version, String chip) {}

    /** What came out; verdicts are absent without a version or with errors. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CheckResult(boolean valid, List<PolicyError> errors, List<String> explanation, List<Gate> verdicts) {}

    private final Policies policies;
    private final Judgements judgements;
    private final ModelVersions versions;
    private final Caller caller;

    PolicyCheckResource(Policies policies, Judgements judgements, ModelVersions versions, Caller caller) {
        this.policies = policies;
        this.judgements = judgements;
        this.versions = versions;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.VIEWER)
    @Operation(
            summary = "Check a policy document without saving it",
            description = "Parses and type-checks every expression, puts the policy in words and, when a version is"
                    + " named, shows how each gate would stand.")
    public CheckResult check(@Valid @NotNull CheckWish wish) {
        PolicyCheck check = policies.check(wish.document());
        if (!check.valid()) {
            return new CheckResult(false, check.errors(), List.of(), null);
        }
        List<String> explanation = policies.explain(check.policy());
        if (wish.model() == null || wish.version() == null) {
            return new CheckResult(true, List.of(), explanation, null);
        }
        if (wish.document().alias() == null) {
            throw Problem.invalid("document.alias", "is needed to try the policy on a version");
        }
        ModelVersion version = versions.get(caller.team(), wish.model(), wish.version());
        Promotions.Wish move = new Promotions.Wish(
                caller.team(), wish.model(), wish.version(), wish.document().alias(), wish.chip());
        return new CheckResult(true, List.of(), explanation, judgements.tryOut(check.policy(), version, move));
    }
}
