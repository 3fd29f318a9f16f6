package dev.landbridge.registry.dataset;

import dev.landbridge.contracts.registry.v1.DatasetServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionResponse;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionResponse;
import dev.landbridge.kit.access.Caller;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.registry.blob.FileRef;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;

@GrpcService
@Blocking
public class DatasetGrpcService extends DatasetServiceGrpc.DatasetServiceImplBase {
    private final Datasets datasets;
    private final Caller caller;

    DatasetGrpcService(Datasets datasets, Caller caller) {
        this.datasets = datasets;
        this.caller = caller;
    }

    @Override
    @RolesAllowed({Role.MEMBER, Role.SERVICE})
    public void registerDatasetVersion(
            RegisterDatasetVersionRequest request, StreamObserver<RegisterDatasetVersionResponse> response) {
        Datasets.NewDataset wish = new Datasets.NewDataset(
                request.getName(),
                request.getDescription(),
                request.getSplitsList().stream()
                        .map(split -> new Dataset.Split(split.getName(), split.getRows(), FileRef.of(split.getFile())))
                        .toList(),
                request.getRowSchema(),
                request.getProvenance());
        Actor actor = request.getRequestedBy().isEmpty()
                ? Actor.of(caller)
                : new Actor(request.getRequestedBy(), request.getRequestedBy());
        Dataset dataset = datasets.register(caller.team(), actor, wish, request.getIdempotencyKey());
        response.onNext(RegisterDatasetVersionResponse.newBuilder()
                .setDataset(message(dataset))
                .build());
        response.onCompleted();
    }

    @Override
    @RolesAllowed({Role.VIEWER, Role.SERVICE})
    public void getDatasetVersion(
            GetDatasetVersionRequest request, StreamObserver<GetDatasetVersionResponse> response) {
        Dataset dataset = datasets.get(caller.team(), request.getName(), request.getVersion());
        response.onNext(GetDatasetVersionResponse.newBuilder()
                .setDataset(message(dataset))
                .build());
        response.onCompleted();
    }

    private static DatasetVersion message(Dataset dataset) {
        return DatasetVersion.newBuilder()
                .setId(dataset.id())
                .setTeam(dataset.team())
                .setName(dataset.name())
                .setVersion(dataset.version())
                .setDigest(dataset.digest())
                .addAllSplits(dataset.splits().stream()
                        .map(split -> DatasetSplit.newBuilder()
                                .setName(split.name())
                                .setRows(split.rows())
                                .setFile(split.file().toProto())
                                .build())
                        .toList())
                .setRowSchema(dataset.rowSchema().toString())
                .setProvenance(dataset.provenance().toString())
                .setCreatedAt(dataset.createdAt().toString())
                .build();
    }
}
