package dev.landbridge.registry.eval;

import dev.landbridge.contracts.eval.v1.CaptureGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.Certificate;
import dev.landbridge.contracts.eval.v1.CertificateServiceGrpc.CertificateServiceBlockingStub;
import dev.landbridge.contracts.eval.v1.CheckPortabilityRequest;
import dev.landbridge.contracts.eval.v1.CheckPortabilityResponse;
import dev.landbridge.contracts.eval.v1.Evaluation;
import dev.landbridge.contracts.eval.v1.EvaluationServiceGrpc.EvaluationServiceBlockingStub;
import dev.landbridge.contracts.eval.v1.GetEvaluationRequest;
import dev.landbridge.contracts.eval.v1.GetGoldenTraceRequest;
import dev.landbridge.contracts.eval.v1.GetParityRunRequest;
import dev.landbridge.contracts.eval.v1.GoldenTrace;
import dev.landbridge.contracts.eval.v1.GoldenTraceServiceGrpc.GoldenTraceServiceBlockingStub;
import dev.landbridge.contracts.eval.v1.IssueCertificateRequest;
import dev.landbridge.contracts.eval.v1.ParityRun;
import dev.landbridge.contracts.eval.v1.ParityServiceGrpc.ParityServiceBlockingStub;
import dev.landbridge.contracts.eval.v1.PortabilityServiceGrpc.PortabilityServiceBlockingStub;
import dev.landbridge.contracts.eval.v1.StartEvaluationRequest;
import dev.landbridge.contracts.eval.v1.StartParityRunRequest;
import dev.landbridge.kit.access.ServiceCalls;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The calls to eval-service. */
@ApplicationScoped
public class Proofs {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final ServiceCalls calls;
    private final PortabilityServiceBlockingStub portability;
    private final EvaluationServiceBlockingStub evaluations;
    private final GoldenTraceServiceBlockingStub goldenTraces;
    private final ParityServiceBlockingStub parity;
    private final CertificateServiceBlockingStub certificates;

    Proofs(
            ServiceCalls calls,
            @GrpcClient("eval") PortabilityServiceBlockingStub portability,
            @GrpcClient("eval") EvaluationServiceBlockingStub evaluations,
            @GrpcClient("eval") GoldenTraceServiceBlockingStub goldenTraces,
            @GrpcClient("eval") ParityServiceBlockingStub parity,
            @GrpcClient("eval") CertificateServiceBlockingStub certificates) {
        this.calls = calls;
        this.portability = portability;
        this.evaluations = evaluations;
        this.goldenTraces = goldenTraces;
        this.parity = parity;
        this.certificates = certificates;
    }

    public CheckPortabilityResponse checkPortability(String team, CheckPortabilityRequest request) {
        return calls.on(portability, team, DEADLINE).checkPortability(request);
    }

    public Evaluation start(String team, StartEvaluationRequest request) {
        return calls.on(evaluations, team, DEADLINE).startEvaluation(request).getEvaluation();
    }

    public Evaluation evaluation(String team, String id) {
        return calls.on(evaluations, team, DEADLINE)
                .getEvaluation(GetEvaluationRequest.newBuilder().setId(id).build())
                .getEvaluation();
    }

    public GoldenTrace capture(String team, CaptureGoldenTraceRequest request) {
        return calls.on(goldenTraces, team, DEADLINE)
                .captureGoldenTrace(request)
                .getGoldenTrace();
    }

    public GoldenTrace goldenTrace(String team, String id) {
        return calls.on(goldenTraces, team, DEADLINE)
                .getGoldenTrace(GetGoldenTraceRequest.newBuilder().setId(id).build())
                .getGoldenTrace();
    }

    public ParityRun start(String team, StartParityRunRequest request) {
        return calls.on(parity, team, DEADLINE).startParityRun(request).getParityRun();
    }

    public ParityRun parityRun(String team, String id) {
        return calls.on(parity, team, DEADLINE)
                .getParityRun(GetParityRunRequest.newBuilder().setId(id).build())
                .getParityRun();
    }

    public Certificate issue(String team, IssueCertificateRequest request) {
        return calls.on(certificates, team, DEADLINE).issueCertificate(request).getCertificate();
    }
}
