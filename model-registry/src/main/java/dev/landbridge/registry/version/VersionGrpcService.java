package dev.landbridge.registry.version;

import dev.landbridge.contracts.registry.v1.DatasetRef;
import dev.landbridge.contracts.registry.v1.GetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetVersionResponse;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.contracts.registry.v1.RegisterVersionResponse;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.dataset.Dataset;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
public class VersionGrpcService extends ModelVersionServiceGrpc.ModelVersionServiceImplBase {
    private final ModelVersions versions;
    private final Registrations registrations;
    private final Caller caller;

    VersionGrpcService(ModelVersions versions, Registrations registrations, Caller caller) {
        this.versions = versions;
        this.registrations = registrations;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public void registerVersion(RegisterVersionRequest request, StreamObserver<RegisterVersionResponse> response) {
        ModelVersions.NewVersion wish = new ModelVersions.NewVersion(
                request.getModel(),
                request.getFilesList().stream().map(FileRef::of).toList(),
                request.hasLineage() ? lineage(request.getLineage()) : null,
                request.getFactsMap());
        Actor actor = request.getRequestedBy().isEmpty()
                ? Actor.of(caller)
                : new Actor(request.getRequestedBy(), request.getRequestedBy());
        ModelVersion version = registrations.register(
                caller.team(), new Registrations.Registration(actor, wish, request.getIdempotencyKey()));
        response.onNext(RegisterVersionResponse.newBuilder()
                .setVersion(message(version))
                .build());
        response.onCompleted();
    }

    @Override
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public void getVersion(GetVersionRequest request, StreamObserver<GetVersionResponse> response) {
        ModelVersion version = switch (request.getKeyCase()) {
            case ID -> versions.getById(caller.team(), request.getId());
            case NAME ->
                versions.get(
                        caller.team(),
                        request.getName().getModel(),
                        request.getName().getVersion());
            default -> throw Problem.invalid("key", "must be an id or a name");
        };
        response.onNext(
                GetVersionResponse.newBuilder().setVersion(message(version)).build());
        response.onCompleted();
    }

    private static Lineage lineage(dev.landbridge.contracts.registry.v1.Lineage message) {
        DatasetRef dataset = message.getDataset();
        return new Lineage(
                message.hasDataset()
                        ? new Dataset.Ref(dataset.getName(), dataset.getVersion(), dataset.getDigest())
                        : null,
                emptyToNull(message.getRunId()),
                message.getAttempt(),
                message.getCheckpointStep(),
                emptyToNull(message.getCheckpointDigest()),
                emptyToNull(message.getRecipe()));
    }

    private static dev.landbridge.contracts.registry.v1.ModelVersion message(ModelVersion version) {
        return dev.landbridge.contracts.registry.v1.ModelVersion.newBuilder()
                .setId(version.id())
                .setTeam(version.team())
                .setModel(version.model())
                .setVersion(version.version())
                .setDigest(version.digest())
                .addAllFiles(version.files().stream().map(FileRef::toProto).toList())
                .setLineage(message(version.lineage()))
                .setCreatedBy(version.createdBy())
                .setCreatedAt(version.createdAt().toString())
                .build();
    }

    private static dev.landbridge.contracts.registry.v1.Lineage message(Lineage lineage) {
        dev.landbridge.contracts.registry.v1.Lineage.Builder message =
                dev.landbridge.contracts.registry.v1.Lineage.newBuilder()
                        .setRunId(nullToEmpty(lineage.runId()))
                        .setAttempt(lineage.attempt())
                        .setCheckpointStep(lineage.checkpointStep())
                        .setCheckpointDigest(nullToEmpty(lineage.checkpointDigest()))
                        .setRecipe(nullToEmpty(lineage.recipe()));
        if (lineage.dataset() != null) {
            message.setDataset(DatasetRef.newBuilder()
                    .setName(lineage.dataset().name())
                    .setVersion(lineage.dataset().version())
                    .setDigest(nullToEmpty(lineage.dataset().digest())));
        }
        return message.build();
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String nullToEmpty(String text) {
        return text == null ? "" : text;
    }
}
