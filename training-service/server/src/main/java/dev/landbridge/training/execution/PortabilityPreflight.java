package dev.landbridge.training.execution;

import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.PortabilityServiceGrpc;
import dev.landbridge.contracts.eval.v1.PortabilityVerdict;
import dev.landbridge.kit.access.ServiceCalls;
import dev.landbridge.training.recipe.Recipe;
import dev.landbridge.training.recipe.Recipes;
import dev.landbridge.training.run.Preflight;
import dev.landbridge.training.run.RunPlan;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks eval-service whether the target chip could serve the model that the run would make. */
@ApplicationScoped
class PortabilityPreflight {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String PREFIX = "PORTABILITY_VERDICT_";

    private final PortabilityServiceGrpc.PortabilityServiceBlockingStub portability;
    private final ServiceCalls calls;
    private final Recipes recipes;

    PortabilityPreflight(
            @GrpcClient("eval") PortabilityServiceGrpc.PortabilityServiceBlockingStub portability,
            ServiceCalls calls,
            Recipes recipes) {
        this.portability = portability;
        this.calls = calls;
        this.recipes = recipes;
    }

    Preflight check(RunPlan plan) {
        Recipe recipe = recipes.named(plan.recipe());
        String config = recipe.plannedConfig(recipe.preset(plan.preset()), plan.parameters())
                .toString();
        CheckPortabilityResponse answer = calls.on(portability, plan.team(), DEADLINE)
                .checkPortability(CheckPortabilityRequest.newBuilder()
                        .setConfigJson(config)
                        .setChip(plan.targetChip())
                        .setSubject(plan.id())
                        .build());
        return new Preflight(
                text(answer.getVerdict()),
                answer.getFindingsList().stream()
                        .map(finding -> new Preflight.PreflightFinding(
                                finding.getRule(),
                                text(finding.getVerdict()),
                                finding.getReason(),
                                finding.getRemedy(),
                                finding.getSource()))
                        .toList(),
                answer.getRulesVersion());
    }

    private static String text(PortabilityVerdict verdict) {
        return verdict.name().replace(PREFIX, "");
    }
}
