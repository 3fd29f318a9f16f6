package dev.landbridge.eval.fake;

import dev.landbridge.contracts.inference.v1.CreateDeploymentRequest;
import dev.landbridge.contracts.inference.v1.CreateDeploymentResponse;
import dev.landbridge.contracts.inference.v1.Deployment;
import dev.landbridge.contracts.inference.v1.DeploymentRole;
import dev.landbridge.contracts.inference.v1.DeploymentServiceGrpc;
import dev.landbridge.contracts.inference.v1.DeploymentState;
import dev.landbridge.contracts.inference.v1.Fingerprint;
import dev.landbridge.contracts.inference.v1.GetDeploymentRequest;
import dev.landbridge.contracts.inference.v1.GetDeploymentResponse;
import dev.landbridge.contracts.inference.v1.StopDeploymentRequest;
import dev.landbridge.contracts.inference.v1.StopDeploymentResponse;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Deployments whose ids say what they are, see {@link FakeInstallation}. Siblings are engines with other switches. */
final class FakeDeployments extends DeploymentServiceGrpc.DeploymentServiceImplBase {
    private static final Map<String, String> USUAL =
            Map.of("graph", "graph", "chunked_prefill", "on", "prefix_cache", "off");

    private final String doorUrl;
    private final EngineRack engines;
    private final Map<String, Map<String, String>> switches = new ConcurrentHashMap<>();

    FakeDeployments(String doorUrl, EngineRack engines) {
        this.doorUrl = doorUrl;
        this.engines = engines;
    }

    @Override
    public void createDeployment(CreateDeploymentRequest request, StreamObserver<CreateDeploymentResponse> out) {
        String id = "dep_sibling-" + Math.abs(request.getIdempotencyKey().hashCode()) + "_onnx_"
                + request.getNumerics().replace("-emulated", "")
                + (request.getFault().isEmpty() ? "" : "~" + request.getFault());
        switches.put(id, request.getSwitchesMap());
        reply(
                out,
                CreateDeploymentResponse.newBuilder()
                        .setDeployment(deployment(id))
                        .build());
    }

    @Override
    public void stopDeployment(StopDeploymentRequest request, StreamObserver<StopDeploymentResponse> out) {
        FakeInstallation.STOPPED.add(request.getId());
        engines.stop(request.getId());
        reply(
                out,
                StopDeploymentResponse.newBuilder()
                        .setDeployment(deployment(request.getId()))
                        .build());
    }

    @Override
    public void getDeployment(GetDeploymentRequest request, StreamObserver<GetDeploymentResponse> out) {
        if (!request.getId().startsWith("dep_")) {
            out.onError(Status.NOT_FOUND.withDescription("no such deployment").asRuntimeException());
            return;
        }
        reply(
                out,
                GetDeploymentResponse.newBuilder()
                        .setDeployment(deployment(request.getId()))
                        .build());
    }

    private Deployment deployment(String id) {
        boolean reference = id.equals("dep_fp32") || id.equals("dep_onnx_fp32");
        boolean stopped = FakeInstallation.STOPPED.contains(id);
        String numerics = reference ? "fp32" : "bf16-emulated";
        String fault = id.contains("~") ? id.substring(id.indexOf('~') + 1) : "";
        int starts = FakeInstallation.STARTS.getOrDefault(id, 0);
        Deployment.Builder deployment = Deployment.newBuilder()
                .setId(id)
                .setTeam("lab")
                .setModel("adder")
                .setVersion(1)
                .setModelVersionId("ver_1")
                .setChip("cpu")
                .setNumerics(numerics)
                .setRole(
                        reference ? DeploymentRole.DEPLOYMENT_ROLE_REFERENCE : DeploymentRole.DEPLOYMENT_ROLE_CANDIDATE)
                .setState(stopped ? DeploymentState.DEPLOYMENT_STATE_STOPPED : DeploymentState.DEPLOYMENT_STATE_READY)
                .setFault(fault)
                .setReadyAt("2026-11-28T05:00:0" + starts + "Z");
        Fingerprint.Builder fingerprint = Fingerprint.newBuilder()
                .setWeightsDigest(RootDigest.of(FakeInstallation.FILES))
                .setTokenizerDigest("b".repeat(64))
                .setChatTemplateDigest("c".repeat(64))
                .setChip("cpu")
                .setNumerics(numerics)
                .setGraphDigest(Sha256.hex(id + starts));
        if (!id.contains("onnx")) {
            fingerprint.setEngine("fake");
            deployment.setOpenaiBaseUrl(doorUrl);
        } else {
            Map<String, String> levels = switches.getOrDefault(id, USUAL);
            fingerprint.setEngine("landbridge-onnx").setEngineVersion("0.1.0");
            deployment.putAllSwitches(levels);
            deployment.setOpenaiBaseUrl(stopped ? doorUrl : engines.baseUrl(id, numerics, fault, levels));
        }
        return deployment.setFingerprint(fingerprint).build();
    }

    private static <T> void reply(StreamObserver<T> out, T message) {
        out.onNext(message);
        out.onCompleted();
    }
}
