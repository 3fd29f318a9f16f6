package dev.landbridge.eval.evaluation;

import dev.landbridge.contracts.eval.v1.EvaluationService;
import dev.landbridge.contracts.eval.v1.GetEvaluationRequest;
import dev.landbridge.contracts.eval.v1.GetEvaluationResponse;
import dev.landbridge.contracts.eval.v1.Job;
import dev.landbridge.contracts.eval.v1.StartEvaluationRequest;
import dev.landbridge.contracts.eval.v1.StartEvaluationResponse;
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
class EvaluationGrpcService implements EvaluationService {
    private final Evaluations evaluations;
    private final Caller caller;

    EvaluationGrpcService(Evaluations evaluations, Caller caller) {
        this.evaluations = evaluations;
        this.caller = caller;
    }

    @Override
    public Uni<StartEvaluationResponse> startEvaluation(StartEvaluationRequest request) {
        Actor actor = request.getRequestedBy().isEmpty()
                ? Actor.of(caller)
                : new Actor(caller.subject(), request.getRequestedBy());
        Evaluation evaluation = evaluations.start(
                caller.team(),
                actor,
                EvaluationRequest.ofDeployment(request.getDeploymentId(), request.getSuite(), request.getLimit()),
                request.getIdempotencyKey());
        return Uni.createFrom()
                .item(StartEvaluationResponse.newBuilder()
                        .setEvaluation(proto(evaluation))
                        .build());
    }

    @Override
    public Uni<GetEvaluationResponse> getEvaluation(GetEvaluationRequest request) {
        Evaluation evaluation = evaluations.get(caller.team(), request.getId());
        return Uni.createFrom()
                .item(GetEvaluationResponse.newBuilder()
                        .setEvaluation(proto(evaluation))
                        .build());
    }

    private static dev.landbridge.contracts.eval.v1.Evaluation proto(Evaluation evaluation) {
        return dev.landbridge.contracts.eval.v1.Evaluation.newBuilder()
                .setJob(Job.newBuilder()
                        .setId(evaluation.id())
                        .setState(evaluation.state().proto())
                        .setProgress(evaluation.progress())
                        .setMessage(evaluation.message()))
                .setModelVersionId(evaluation.versionId())
                .setDeploymentId(evaluation.deploymentId() == null ? "" : evaluation.deploymentId())
                .setSuite(evaluation.suite())
                .setN(evaluation.n())
                .setExactMatch(evaluation.exactMatch() == null ? 0 : evaluation.exactMatch())
                .setStandardError(evaluation.standardError() == null ? 0 : evaluation.standardError())
                .build();
    }
}
