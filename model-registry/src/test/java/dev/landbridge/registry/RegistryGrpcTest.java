package dev.landbridge.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.google.protobuf.ByteString;
import dev.landbridge.contracts.registry.v1.BlobServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetRef;
import dev.landbridge.contracts.registry.v1.DatasetServiceGrpc;
import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.contracts.registry.v1.DownloadRequest;
import dev.landbridge.contracts.registry.v1.DownloadResponse;
import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.GetDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.GetVersionRequest;
import dev.landbridge.contracts.registry.v1.Lineage;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.ModelVersionName;
import dev.landbridge.contracts.registry.v1.ModelVersionServiceGrpc;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionRequest;
import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.contracts.registry.v1.UploadResponse;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.access.Role;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class RegistryGrpcTest {
    private static final Metadata.Key<String> PROBLEM =
            Metadata.Key.of("landbridge-problem", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String TEAM = "wire";
    private static final String TRAINING = TestTokens.service("training-service", TEAM);

    @TestHTTPResource
    URI base;

    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = NettyChannelBuilder.forAddress(base.getHost(), base.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void carriesBlobsBothWays() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);

        UploadResponse first = upload(TRAINING, "w.bin", Sha256.hex(bytes), bytes);
        UploadResponse again = upload(TRAINING, "w.bin", Sha256.hex(bytes), bytes);

        assertThat(first.getSize()).isEqualTo(3_000_000);
        assertThat(first.getAlreadyPresent()).isFalse();
        assertThat(again.getAlreadyPresent()).isTrue();
        assertThat(download(TRAINING, Sha256.hex(bytes), 0)).isEqualTo(bytes);
        assertThat(download(TRAINING, Sha256.hex(bytes), 2_999_000))
                .isEqualTo(Arrays.copyOfRange(bytes, 2_999_000, 3_000_000));
        expectProblem(
                () -> download(TestTokens.service("training-service", "rivals"), Sha256.hex(bytes), 0),
                Status.Code.NOT_FOUND,
                "not-found");
        expectProblem(
                () -> download(TRAINING, Sha256.hex(bytes), 3_000_001),
                Status.Code.INVALID_ARGUMENT,
                "invalid-request");
    }

    @Test
    void refusesOtherBytesThanDeclaredAndPickles() {
        byte[] evil = "cposix\nsystem\n(S'true'\ntR.".getBytes(StandardCharsets.UTF_8);
        byte[] honest = "honest".getBytes(StandardCharsets.UTF_8);

        expectProblem(
                () -> upload(TRAINING, "a.txt", Sha256.hex("other"), honest),
                Status.Code.DATA_LOSS,
                "content-mismatch");
        expectProblem(
                () -> upload(TRAINING, "readme.md", Sha256.hex(evil), evil),
                Status.Code.FAILED_PRECONDITION,
                "pickle-refused");
        expectProblem(() -> download(TRAINING, Sha256.hex(evil), 0), Status.Code.NOT_FOUND, "not-found");
        expectProblem(
                () -> new GrpcUpload(blobs(TRAINING)).send(honest).await(),
                Status.Code.INVALID_ARGUMENT,
                "invalid-request");
    }

    @Test
    void asksForATokenAndTheRole() {
        byte[] bytes = {1, 2, 3};
        String viewer = TestTokens.person("vera", TEAM, Role.VIEWER);
        RegisterVersionRequest version =
                RegisterVersionRequest.newBuilder().setModel("m").build();
        RegisterDatasetVersionRequest dataset =
                RegisterDatasetVersionRequest.newBuilder().setName("d").build();

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> upload(null, "x", Sha256.hex(bytes), bytes),
                () -> download(null, Sha256.hex(bytes), 0),
                () -> versions(null).registerVersion(version),
                () -> versions(null).getVersion(byName("m", 1)),
                () -> datasets(null).registerDatasetVersion(dataset))) {
            expectProblem(call, Status.Code.UNAUTHENTICATED, "unauthenticated");
        }
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> upload("nonsense", "x", Sha256.hex(bytes), bytes),
                () -> versions("nonsense").getVersion(byName("m", 1)))) {
            assertThat(catchThrowableOfType(StatusRuntimeException.class, call)
                            .getStatus()
                            .getCode())
                    .isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> upload(viewer, "x", Sha256.hex(bytes), bytes),
                () -> versions(viewer).registerVersion(version),
                () -> datasets(viewer).registerDatasetVersion(dataset))) {
            expectProblem(call, Status.Code.PERMISSION_DENIED, "permission-denied");
        }
    }

    @Test
    void registersADatasetAndWhatWasTrainedOnIt() throws Exception {
        DatasetVersion dataset = registerDataset();
        RegisterVersionRequest request = RegisterVersionRequest.newBuilder()
                .setModel("adder")
                .addFiles(file(
                        "config.json", "{\"architectures\":[\"LlamaForCausalLM\"]}".getBytes(StandardCharsets.UTF_8)))
                .addFiles(file("model.safetensors", Seed.safetensors()))
                .setLineage(Lineage.newBuilder()
                        .setDataset(DatasetRef.newBuilder()
                                .setName("sums")
                                .setVersion(1)
                                .setDigest(dataset.getDigest()))
                        .setRunId("run_7")
                        .setAttempt(2)
                        .setCheckpointStep(400)
                        .setCheckpointDigest("cafe")
                        .setRecipe("column-addition"))
                .putFacts("exact_match", "0.99")
                .setRequestedBy("usr_ada")
                .setIdempotencyKey("run_7/register")
                .build();

        ModelVersion made = versions(TRAINING).registerVersion(request).getVersion();
        ModelVersion again = versions(TRAINING).registerVersion(request).getVersion();

        assertThat(again).isEqualTo(made);
        assertThat(made.getVersion()).isEqualTo(1);
        assertThat(made.getCreatedBy()).isEqualTo("usr_ada");
        assertThat(made.getLineage()).isEqualTo(request.getLineage());
        assertThat(versions(TRAINING)
                        .getVersion(GetVersionRequest.newBuilder()
                                .setId(made.getId())
                                .build())
                        .getVersion())
                .isEqualTo(made);
        assertThat(versions(TRAINING).getVersion(byName("adder", 1)).getVersion())
                .isEqualTo(made);
        expectProblem(
                () -> versions(TRAINING)
                        .registerVersion(request.toBuilder().setModel("other").build()),
                Status.Code.FAILED_PRECONDITION,
                "conflict");
        expectProblem(() -> versions(TRAINING).getVersion(byName("adder", 2)), Status.Code.NOT_FOUND, "not-found");
        expectProblem(
                () -> versions(TRAINING).getVersion(GetVersionRequest.getDefaultInstance()),
                Status.Code.INVALID_ARGUMENT,
                "invalid-request");
        expectRowsAndUse();
        expectLineage(made.getId());
    }

    private DatasetVersion registerDataset() throws Exception {
        RegisterDatasetVersionRequest request = RegisterDatasetVersionRequest.newBuilder()
                .setName("sums")
                .setDescription("column sums")
                .addSplits(split("train", 3, "{\"id\":\"t0\"}\n{\"id\":\"t1\"}\n{\"id\":\"t2\"}\n"))
                .addSplits(split("heldout", 1, "{\"id\":\"h0\"}\n"))
                .setRowSchema("{\"type\":\"object\"}")
                .setProvenance("{\"seed\":7}")
                .setIdempotencyKey("sums-7")
                .build();
        DatasetVersion made = datasets(TRAINING).registerDatasetVersion(request).getDataset();
        assertThat(datasets(TRAINING).registerDatasetVersion(request).getDataset())
                .isEqualTo(made);
        assertThat(made.getVersion()).isEqualTo(1);
        assertThat(made.getSplitsList()).isEqualTo(request.getSplitsList());
        for (int version : new int[] {0, 1}) {
            assertThat(datasets(TRAINING)
                            .getDatasetVersion(GetDatasetVersionRequest.newBuilder()
                                    .setName("sums")
                                    .setVersion(version)
                                    .build())
                            .getDataset())
                    .isEqualTo(made);
        }
        return made;
    }

    private void expectRowsAndUse() {
        viewer().get("/api/v1/datasets/sums/versions/1/rows?split=train&offset=1&limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains("t1"))
                .body("total", equalTo(3));
        viewer().get("/api/v1/datasets/sums/versions/1/rows?split=heldout")
                .then()
                .statusCode(200)
                .body("items.id", contains("h0"))
                .body("total", equalTo(1));
        viewer().get("/api/v1/datasets/sums/versions/1/rows?split=absent")
                .then()
                .statusCode(404);
        viewer().get("/api/v1/datasets/sums/versions/1/rows?limit=501").then().statusCode(400);
        viewer().get("/api/v1/datasets/sums/versions/1")
                .then()
                .statusCode(200)
                .body("provenance.seed", equalTo(7))
                .body("used_by.model", contains("adder"))
                .body("used_by.version", contains(1));
        given().auth()
                .oauth2(TestTokens.person("eve", "rivals", Role.ADMIN))
                .get("/api/v1/datasets/sums/versions/1/rows")
                .then()
                .statusCode(404);
    }

    private void expectLineage(String versionId) {
        given().auth()
                .oauth2(TestTokens.person("ada", TEAM, Role.MEMBER))
                .contentType("application/json")
                .body("{\"version\":1}")
                .put("/api/v1/models/adder/aliases/candidate")
                .then()
                .statusCode(200);
        viewer().get("/api/v1/models/adder/versions/1/lineage")
                .then()
                .statusCode(200)
                .body(
                        "nodes.id",
                        contains("dataset:sums/1", "run_7", "checkpoint:cafe", versionId, "alias:adder/candidate"))
                .body("nodes.kind", contains("dataset", "run", "checkpoint", "model-version", "alias"))
                .body("edges.from", contains("dataset:sums/1", "run_7", "checkpoint:cafe", versionId))
                .body("edges.to", contains("run_7", "checkpoint:cafe", versionId, "alias:adder/candidate"));
    }

    private static RequestSpecification viewer() {
        return given().auth().oauth2(TestTokens.person("vera", TEAM, Role.VIEWER));
    }

    private DatasetSplit split(String name, int rows, String lines) throws Exception {
        return DatasetSplit.newBuilder()
                .setName(name)
                .setRows(rows)
                .setFile(file(name + ".jsonl", lines.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    private FileRef file(String path, byte[] bytes) throws Exception {
        upload(TRAINING, path, Sha256.hex(bytes), bytes);
        return FileRef.newBuilder()
                .setPath(path)
                .setSha256(Sha256.hex(bytes))
                .setSize(bytes.length)
                .build();
    }

    private UploadResponse upload(String token, String name, String sha256, byte[] bytes) throws Exception {
        return new GrpcUpload(blobs(token))
                .declare(name, sha256, bytes.length)
                .send(bytes)
                .await();
    }

    private byte[] download(String token, String sha256, long offset) {
        Iterator<DownloadResponse> chunks = by(BlobServiceGrpc.newBlockingStub(channel), token)
                .download(DownloadRequest.newBuilder()
                        .setSha256(sha256)
                        .setOffset(offset)
                        .build());
        ByteString all = ByteString.EMPTY;
        while (chunks.hasNext()) {
            all = all.concat(chunks.next().getChunk());
        }
        return all.toByteArray();
    }

    private static GetVersionRequest byName(String model, int version) {
        return GetVersionRequest.newBuilder()
                .setName(ModelVersionName.newBuilder().setModel(model).setVersion(version))
                .build();
    }

    private BlobServiceGrpc.BlobServiceStub blobs(String token) {
        return by(BlobServiceGrpc.newStub(channel), token);
    }

    private ModelVersionServiceGrpc.ModelVersionServiceBlockingStub versions(String token) {
        return by(ModelVersionServiceGrpc.newBlockingStub(channel), token);
    }

    private DatasetServiceGrpc.DatasetServiceBlockingStub datasets(String token) {
        return by(DatasetServiceGrpc.newBlockingStub(channel), token);
    }

    private static <S extends AbstractStub<S>> S by(S stub, String token) {
        if (token == null) {
            return stub;
        }
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + token);
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static void expectProblem(ThrowingCallable call, Status.Code status, String code) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.getStatus().getCode()).as(refused.getMessage()).isEqualTo(status);
        assertThat(refused.getTrailers().get(PROBLEM)).isEqualTo(code);
    }
}
