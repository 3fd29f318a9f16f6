package dev.landbridge.eval.inference;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentServiceGrpc;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.contracts.inference.v1.Fingerprint;
import dev.landbridge.contracts.inference.v1.GetDeploymentRequest;
import dev.landbridge.contracts.inference.v1.StopDeploymentRequest;
import dev.landbridge.eval.job.JobFailure;
import dev.landbridge.kit.access.ServiceCalls;
import dev.landbridge.kit.problem.GrpcProblems;
import dev.landbridge.proof.golden.SideIdentity;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deployments of inference-service. */
@ApplicationScoped
public class Deployments {
    private static final Duration QUERY = Duration.ofSeconds(10);

    private final DeploymentServiceGrpc.DeploymentServiceBlockingStub stub;
    private final ServiceCalls calls;

    Deployments(@GrpcClient("inference") DeploymentServiceGrpc.DeploymentServiceBlockingStub stub, ServiceCalls calls) {
        this.stub = stub;
        this.calls = calls;
    }

    public Deployment get(String team, String id) {
        try {
            return calls.on(stub, team, QUERY)
                    .getDeployment(GetDeploymentRequest.newBuilder().setId(id).build())
                    .getDeployment();
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }

    /** Empty while the deployment comes up. */
    public Optional<Deployment> ready(String team, String id) {
        Deployment deployment = get(team, id);
        DeploymentState state = deployment.getState();
        if (state == DeploymentState.DEPLOYMENT_STATE_READY) {
            return Optional.of(deployment);
        }
        if (state == DeploymentState.DEPLOYMENT_STATE_PENDING || state == DeploymentState.DEPLOYMENT_STATE_STARTING) {
            return Optional.empty();
        }
        throw new JobFailure("The deployment " + id + " is not serving: " + deployment.getMessage());
    }

    public Deployment create(String team, CreateDeploymentRequest request) {
        try {
            return calls.on(stub, team, QUERY).createDeployment(request).getDeployment();
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }

    /** Wants it stopped; doing so twice is harmless. */
    public void stop(String team, String id, String reason) {
        try {
            calls.on(stub, team, QUERY)
                    .stopDeployment(StopDeploymentRequest.newBuilder()
                            .setId(id)
                            .setReason(reason)
                            .build());
        } catch (StatusRuntimeException e) {
            throw GrpcProblems.from(e);
        }
    }

    /** What a certificate is bound to: every field of the fingerprint, empty ones too, as inference-service digests them. */
    public static SideIdentity identity(Deployment deployment) {
        Fingerprint fingerprint = deployment.getFingerprint();
        Map<String, String> fields = new TreeMap<>();
        Fingerprint.getDescriptor()
                .getFields()
                .forEach(field ->
                        fields.put(field.getName(), fingerprint.getField(field).toString()));
        return new SideIdentity(
                deployment.getModel(),
                deployment.getVersion(),
                deployment.getModelVersionId(),
                deployment.getId(),
                fingerprint.getWeightsDigest(),
                fingerprint.getTokenizerDigest(),
                fingerprint.getChatTemplateDigest(),
                fingerprint.getChip(),
                fingerprint.getNumerics(),
                fields);
    }
}
