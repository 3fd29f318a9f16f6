package dev.landbridge.registry.release;

import dev.landbridge.contracts.eval.v1.CaptureGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.CaptureGoldenTraceResponse;
import dev.landbridge.contracts.eval.v1.Certificate;
import dev.landbridge.contracts.eval.v1.CertificateServiceGrpc;
import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.Evaluation;
import dev.landbridge.contracts.eval.v1.EvaluationServiceGrpc;
import dev.landbridge.contracts.eval.v1.GetEvaluationRequest;
import dev.landbridge.contracts.eval.v1.GetEvaluationResponse;
import dev.landbridge.contracts.eval.v1.GetGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.GetGoldenTraceResponse;
import dev.landbridge.contracts.eval.v1.GetParityRunRequest;
import dev.landbridge.contracts.eval.v1.GetParityRunResponse;
import dev.landbridge.contracts.eval.v1.GoldenTrace;
import dev.landbridge.contracts.eval.v1.GoldenTraceServiceGrpc;
import dev.landbridge.contracts.eval.v1.IssueCertificateRequest;
import dev.landbridge.contracts.eval.v1.IssueCertificateResponse;
import dev.landbridge.contracts.eval.v1.Job;
import dev.landbridge.contracts.eval.v1.JobState;
import dev.landbridge.contracts.eval.v1.ParityRun;
import dev.landbridge.contracts.eval.v1.ParityServiceGrpc;
import dev.landbridge.contracts.eval.v1.PortabilityServiceGrpc;
import dev.landbridge.contracts.eval.v1.PortabilityVerdict;
import dev.landbridge.contracts.eval.v1.StartEvaluationRequest;
import dev.landbridge.contracts.eval.v1.StartEvaluationResponse;
import dev.landbridge.contracts.eval.v1.StartParityRunRequest;
import dev.landbridge.contracts.eval.v1.StartParityRunResponse;
import dev.landbridge.contracts.eval.v1.Verdict;
import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.CreateDeploymentResponse;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentServiceGrpc;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.contracts.inference.v1.Fingerprint;
import dev.landbridge.contracts.inference.v1.GetDeploymentRequest;
import dev.landbridge.contracts.inference.v1.GetDeploymentResponse;
import dev.landbridge.contracts.inference.v1.ListDeploymentsRequest;
import dev.landbridge.contracts.inference.v1.ListDeploymentsResponse;
import dev.landbridge.contracts.inference.v1.PutRouteRequest;
import dev.landbridge.contracts.inference.v1.PutRouteResponse;
import dev.landbridge.contracts.inference.v1.RouteServiceGrpc;
import dev.landbridge.contracts.inference.v1.StopDeploymentRequest;
import dev.landbridge.contracts.inference.v1.StopDeploymentResponse;
import dev.landbridge.registry.inference.FingerprintDigest;
import dev.landbridge.silicon.SiliconCatalogue;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** eval-service and inference-service behind a real gRPC port: idempotent by key, every job done at its second look. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
    static final Map<String, String> STARTED = new ConcurrentHashMap<>();
    static final Map<String, Deployment> DEPLOYMENTS = new ConcurrentHashMap<>();
    static final Map<String, String> FACTS = new ConcurrentHashMap<>();
    static final Map<String, Integer> LOOKS = new ConcurrentHashMap<>();
    static final List<PutRouteRequest> ROUTES = new CopyOnWriteArrayList<>();
    static volatile Verdict parity = Verdict.VERDICT_PASS;
    static volatile double exactMatch = 0.99;
    static volatile String engineVersion = "1";

    private Server server;

    @Override
    public Map<String, String> start() {
        try {
            server = NettyServerBuilder.forPort(0)
                    .addService(new Portability())
                    .addService(new Evaluations())
                    .addService(new GoldenTraces())
                    .addService(new Parity())
                    .addService(new Certificates())
                    .addService(new FakeDeployments())
                    .addService(new Routes())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        String port = String.valueOf(server.getPort());
        return Map.of("quarkus.grpc.clients.eval.test-port", port, "quarkus.grpc.clients.inference.test-port", port);
    }

    @Override
    public void stop() {
        server.shutdownNow();
    }

    static void reset() {
        STARTED.clear();
        DEPLOYMENTS.clear();
        FACTS.clear();
        LOOKS.clear();
        ROUTES.clear();
        parity = Verdict.VERDICT_PASS;
        exactMatch = 0.99;
        engineVersion = "1";
    }

    private static String once(String key, String prefix) {
        return STARTED.computeIfAbsent(key, fresh -> prefix + "_" + Math.abs(fresh.hashCode()));
    }

    private static Job job(String id) {
        boolean done = LOOKS.merge(id, 1, Integer::sum) > 1;
        return Job.newBuilder()
                .setId(id)
                .setState(done ? JobState.JOB_STATE_SUCCEEDED : JobState.JOB_STATE_RUNNING)
                .setProgress(done ? 1 : 0.4)
                .setMessage("working")
                .build();
    }

    private static <T> void answer(StreamObserver<T> response, T message) {
        response.onNext(message);
        response.onCompleted();
    }

    static final class Portability extends PortabilityServiceGrpc.PortabilityServiceImplBase {
        @Override
        public void checkPortability(
                CheckPortabilityRequest request, StreamObserver<CheckPortabilityResponse> response) {
            answer(
                    response,
                    CheckPortabilityResponse.newBuilder()
                            .setId("prt_" + request.getSubject())
                            .setVerdict(PortabilityVerdict.PORTABILITY_VERDICT_OK)
                            .setChip(request.getChip())
                            .setRulesVersion(SiliconCatalogue.load().rulesVersion())
                            .build());
        }
    }

    static final class Evaluations extends EvaluationServiceGrpc.EvaluationServiceImplBase {
        @Override
        public void startEvaluation(StartEvaluationRequest request, StreamObserver<StartEvaluationResponse> response) {
            String id = once(request.getIdempotencyKey(), "evl");
            answer(
                    response,
                    StartEvaluationResponse.newBuilder()
                            .setEvaluation(Evaluation.newBuilder()
                                    .setJob(Job.newBuilder().setId(id)))
                            .build());
        }

        @Override
        public void getEvaluation(GetEvaluationRequest request, StreamObserver<GetEvaluationResponse> response) {
            answer(
                    response,
                    GetEvaluationResponse.newBuilder()
                            .setEvaluation(Evaluation.newBuilder()
                                    .setJob(job(request.getId()))
                                    .setN(500)
                                    .setExactMatch(exactMatch)
                                    .setStandardError(0.004))
                            .build());
        }
    }

    static final class GoldenTraces extends GoldenTraceServiceGrpc.GoldenTraceServiceImplBase {
        @Override
        public void captureGoldenTrace(
                CaptureGoldenTraceRequest request, StreamObserver<CaptureGoldenTraceResponse> response) {
            String id = once(request.getIdempotencyKey(), "gt");
            answer(
                    response,
                    CaptureGoldenTraceResponse.newBuilder()
                            .setGoldenTrace(GoldenTrace.newBuilder()
                                    .setJob(Job.newBuilder().setId(id)))
                            .build());
        }

        @Override
        public void getGoldenTrace(GetGoldenTraceRequest request, StreamObserver<GetGoldenTraceResponse> response) {
            answer(
                    response,
                    GetGoldenTraceResponse.newBuilder()
                            .setGoldenTrace(GoldenTrace.newBuilder()
                                    .setJob(job(request.getId()))
                                    .setDigest("d1")
                                    .setPrompts(64)
                                    .setPositions(2000))
                            .build());
        }
    }

    static final class Parity extends ParityServiceGrpc.ParityServiceImplBase {
        @Override
        public void startParityRun(StartParityRunRequest request, StreamObserver<StartParityRunResponse> response) {
            String id = once(request.getIdempotencyKey(), "par");
            FACTS.put(id, request.getDeploymentId());
            answer(
                    response,
                    StartParityRunResponse.newBuilder()
                            .setParityRun(ParityRun.newBuilder()
                                    .setJob(Job.newBuilder().setId(id)))
                            .build());
        }

        @Override
        public void getParityRun(GetParityRunRequest request, StreamObserver<GetParityRunResponse> response) {
            answer(
                    response,
                    GetParityRunResponse.newBuilder()
                            .setParityRun(ParityRun.newBuilder()
                                    .setJob(job(request.getId()))
                                    .setVerdict(parity)
                                    .setSentence("mean KL 0.31 is over the bound 0.01")
                                    .setDigest("d2"))
                            .build());
        }
    }

    static final class Certificates extends CertificateServiceGrpc.CertificateServiceImplBase {
        @Override
        public void issueCertificate(
                IssueCertificateRequest request, StreamObserver<IssueCertificateResponse> response) {
            Deployment deployment = DEPLOYMENTS.get(FACTS.get(request.getParityRunId()));
            answer(
                    response,
                    IssueCertificateResponse.newBuilder()
                            .setCertificate(Certificate.newBuilder()
                                    .setId(once(request.getIdempotencyKey(), "crt"))
                                    .setDeploymentId(deployment.getId())
                                    .setParityRunId(request.getParityRunId())
                                    .setChip(deployment.getChip())
                                    .setNumerics(deployment.getNumerics())
                                    .setVerdict(Verdict.VERDICT_PASS)
                                    .setSha256("ab")
                                    .setKeyId("cd")
                                    .setIssuedAt("2026-11-23T00:00:00Z")
                                    .setExpiresAt("2999-01-01T00:00:00Z")
                                    .setWeightsDigest(FACTS.get("weights"))
                                    .setFingerprintDigest(FingerprintDigest.of(fingerprint(deployment))))
                            .build());
        }
    }

    private static Fingerprint fingerprint(Deployment deployment) {
        return Fingerprint.newBuilder()
                .setChip(deployment.getChip())
                .setNumerics(deployment.getNumerics())
                .setEngineVersion(engineVersion)
                .build();
    }

    static final class FakeDeployments extends DeploymentServiceGrpc.DeploymentServiceImplBase {
        @Override
        public void createDeployment(
                CreateDeploymentRequest request, StreamObserver<CreateDeploymentResponse> response) {
            String id = once(request.getIdempotencyKey(), "dep");
            Deployment deployment = DEPLOYMENTS.computeIfAbsent(
                    id,
                    fresh -> Deployment.newBuilder()
                            .setId(fresh)
                            .setModelVersionId(request.getModelVersionId())
                            .setChip(request.getChip())
                            .setNumerics(request.getNumerics())
                            .setRole(request.getRole())
                            .setFault(request.getFault())
                            .setState(DeploymentState.DEPLOYMENT_STATE_STARTING)
                            .build());
            answer(
                    response,
                    CreateDeploymentResponse.newBuilder()
                            .setDeployment(deployment)
                            .build());
        }

        @Override
        public void getDeployment(GetDeploymentRequest request, StreamObserver<GetDeploymentResponse> response) {
            Deployment deployment = DEPLOYMENTS.computeIfPresent(request.getId(), (id, known) -> {
                boolean starts = known.getState() == DeploymentState.DEPLOYMENT_STATE_STARTING;
                boolean ready = starts && LOOKS.merge(id, 1, Integer::sum) > 1;
                return known.toBuilder()
                        .setState(ready ? DeploymentState.DEPLOYMENT_STATE_READY : known.getState())
                        .setFingerprint(fingerprint(known))
                        .build();
            });
            answer(
                    response,
                    GetDeploymentResponse.newBuilder().setDeployment(deployment).build());
        }

        @Override
        public void listDeployments(ListDeploymentsRequest request, StreamObserver<ListDeploymentsResponse> response) {
            answer(
                    response,
                    ListDeploymentsResponse.newBuilder()
                            .addAllDeployments(DEPLOYMENTS.values().stream()
                                    .filter(one -> one.getModelVersionId().equals(request.getModelVersionId()))
                                    .toList())
                            .build());
        }

        @Override
        public void stopDeployment(StopDeploymentRequest request, StreamObserver<StopDeploymentResponse> response) {
            Deployment stopped = DEPLOYMENTS.computeIfPresent(
                    request.getId(),
                    (id, known) -> known.toBuilder()
                            .setState(DeploymentState.DEPLOYMENT_STATE_STOPPED)
                            .build());
            answer(
                    response,
                    StopDeploymentResponse.newBuilder().setDeployment(stopped).build());
        }
    }

    static final class Routes extends RouteServiceGrpc.RouteServiceImplBase {
        @Override
        public void putRoute(PutRouteRequest request, StreamObserver<PutRouteResponse> response) {
            ROUTES.add(request);
            answer(
                    response,
                    PutRouteResponse.newBuilder().setName(request.getName()).build());
        }
    }

    /** A deployment that inference-service has without the registry's asking. */
    public static void serve(Deployment deployment) {
        DEPLOYMENTS.put(deployment.getId(), deployment);
    }

    static List<DeploymentState> states() {
        return new ArrayList<>(
                DEPLOYMENTS.values().stream().map(Deployment::getState).toList());
    }
}
