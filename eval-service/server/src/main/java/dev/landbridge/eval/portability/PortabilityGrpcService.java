package dev.landbridge.eval.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.PortabilityFinding;
import dev.landbridge.contracts.eval.v1.PortabilityService;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.silicon.Finding;
import dev.landbridge.silicon.PortabilityReport;
import dev.landbridge.silicon.PortabilityVerdict;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
@RolesAllowed(Role.SERVICE)
class PortabilityGrpcService implements PortabilityService {
    private final PortabilityChecks checks;
    private final Caller caller;
    private final ObjectMapper json;

    PortabilityGrpcService(PortabilityChecks checks, Caller caller, ObjectMapper json) {
        this.checks = checks;
        this.caller = caller;
        this.json = json;
    }

    @Override
    public Uni<CheckPortabilityResponse> checkPortability(CheckPortabilityRequest request) {
        try {
            PortabilityCheck check = checks.check(
                    caller.team(),
                    Actor.of(caller),
                    new PortabilityRequest(
                            config(request),
                            null,
                            null,
                            request.getModelVersionId(),
                            request.getChip(),
                            request.getMaxModelLen(),
                            request.getDeviceCount(),
                            request.getImageFamily(),
                            request.getParameterCount(),
                            null,
                            null,
                            null,
                            request.getSubject()));
            return Uni.createFrom().item(response(check));
        } catch (JsonProcessingException e) {
            throw Problem.invalid("config_json", "is not JSON");
        }
    }

    private JsonNode config(CheckPortabilityRequest request) throws JsonProcessingException {
        return request.getConfigJson().isEmpty() ? null : json.readTree(request.getConfigJson());
    }

    private static CheckPortabilityResponse response(PortabilityCheck check) {
        PortabilityReport report = check.report();
        return CheckPortabilityResponse.newBuilder()
                .setId(check.id())
                .setVerdict(verdict(report.verdict()))
                .addAllFindings(report.findings().stream()
                        .map(PortabilityGrpcService::finding)
                        .toList())
                .setChip(report.chip())
                .setFamily(report.family())
                .setRulesVersion(report.rulesVersion())
                .setCatalogueDigest(report.catalogueDigest())
                .setOverrides(report.overrides())
                .build();
    }

    private static PortabilityFinding finding(Finding finding) {
        return PortabilityFinding.newBuilder()
                .setRule(finding.rule())
                .setVerdict(verdict(finding.verdict()))
                .setReason(finding.reason())
                .setRemedy(finding.remedy())
                .setSource(finding.source())
                .build();
    }

    private static dev.landbridge.contracts.eval.v1.PortabilityVerdict verdict(PortabilityVerdict verdict) {
        return dev.landbridge.contracts.eval.v1.PortabilityVerdict.valueOf("PORTABILITY_VERDICT_" + verdict.name());
    }
}
