package dev.landbridge.eval.goldentrace;

import dev.landbridge.contracts.eval.v1.CaptureGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.CaptureGoldenTraceResponse;
import dev.landbridge.contracts.eval.v1.GetGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.GetGoldenTraceResponse;
import dev.landbridge.contracts.eval.v1.GoldenTraceService;
import dev.landbridge.contracts.eval.v1.Job;
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
class GoldenTraceGrpcService implements GoldenTraceService {
    private final GoldenTraces traces;
    private final Caller caller;

    GoldenTraceGrpcService(GoldenTraces traces, Caller caller) {
        this.traces = traces;
        this.caller = caller;
    }

    @Override
    public Uni<CaptureGoldenTraceResponse> captureGoldenTrace(CaptureGoldenTraceRequest request) {
        Actor actor = request.getRequestedBy().isEmpty()
                ? Actor.of(caller)
                : new Actor(caller.subject(), request.getRequestedBy());
        GoldenTrace trace = traces.capture(
                caller.team(),
                actor,
                new GoldenTraceRequest(request.getDeploymentId(), null, null),
                request.getIdempotencyKey());
        return Uni.createFrom()
                .item(CaptureGoldenTraceResponse.newBuilder()
                        .setGoldenTrace(proto(trace))
                        .build());
    }

    @Override
    public Uni<GetGoldenTraceResponse> getGoldenTrace(GetGoldenTraceRequest request) {
        return Uni.createFrom()
                .item(GetGoldenTraceResponse.newBuilder()
                        .setGoldenTrace(proto(traces.get(caller.team(), request.getId())))
                        .build());
    }

    private static dev.landbridge.contracts.eval.v1.GoldenTrace proto(GoldenTrace trace) {
        return dev.landbridge.contracts.eval.v1.GoldenTrace.newBuilder()
                .setJob(Job.newBuilder()
                        .setId(trace.id())
                        .setState(trace.state().proto())
                        .setProgress(trace.progress())
                        .setMessage(trace.message()))
                .setModelVersionId(trace.versionId())
                .setDeploymentId(trace.deploymentId())
                .setDigest(trace.digest() == null ? "" : trace.digest())
                .setPrompts(trace.prompts())
                .setPositions(trace.positions())
                .build();
    }
}
