package dev.landbridge.eval.parity;

import dev.landbridge.contracts.eval.v1.GetParityRunRequest;
import dev.landbridge.contracts.eval.v1.GetParityRunResponse;
import dev.landbridge.contracts.eval.v1.Job;
import dev.landbridge.contracts.eval.v1.ParityService;
import dev.landbridge.contracts.eval.v1.StartParityRunRequest;
import dev.landbridge.contracts.eval.v1.StartParityRunResponse;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
@RolesAllowed(Role.SERVICE)
class ParityGrpcService implements ParityService {
    private final ParityRuns runs;
    private final Caller caller;

    ParityGrpcService(ParityRuns runs, Caller caller) {
        this.runs = runs;
        this.caller = caller;
    }

    @Override
    public Uni<StartParityRunResponse> startParityRun(StartParityRunRequest request) {
        Actor actor = request.getRequestedBy().isEmpty()
                ? Actor.of(caller)
                : new Actor(caller.subject(), request.getRequestedBy());
        ParityRun run = runs.start(
                caller.team(),
                actor,
                new ParityRequest(request.getGoldenTraceId(), request.getDeploymentId(), request.getProfile()),
                request.getIdempotencyKey());
        return Uni.createFrom()
                .item(StartParityRunResponse.newBuilder()
                        .setParityRun(proto(run))
                        .build());
    }

    @Override
    public Uni<GetParityRunResponse> getParityRun(GetParityRunRequest request) {
        return Uni.createFrom()
                .item(GetParityRunResponse.newBuilder()
                        .setParityRun(proto(runs.get(caller.team(), request.getId())))
                        .build());
    }

    private static dev.landbridge.contracts.eval.v1.ParityRun proto(ParityRun run) {
        return dev.landbridge.contracts.eval.v1.ParityRun.newBuilder()
                .setJob(Job.newBuilder()
                        .setId(run.id())
                        .setState(run.state().proto())
                        .setProgress(run.progress())
                        .setMessage(run.message()))
                .setModelVersionId(run.versionId())
                .setGoldenTraceId(run.goldenTraceId())
                .setDeploymentId(run.deploymentId())
                .setProfile(run.profile())
                .setVerdict(
                        run.verdict() == null
                                ? Verdict.VERDICT_UNSPECIFIED
                                : Verdict.valueOf("VERDICT_" + run.verdict()))
                .setSentence(orEmpty(run.sentence()))
                .setMeanKl(orZero(run.figures().meanKl()))
                .setTop1Agreement(orZero(run.figures().top1Agreement()))
                .setDeltaNll(orZero(run.figures().deltaNll()))
                .setDigest(orEmpty(run.digest()))
                .build();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static double orZero(Double value) {
        return value == null ? 0 : value;
    }
}
