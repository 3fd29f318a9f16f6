package dev.landbridge.training.mlflow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import dev.landbridge.kit.access.Role;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import dev.landbridge.training.fake.FakePeers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.RunsPage;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/** The unmodified Java client of MLflow against the tracking half of the protocol. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "training-service"))
@WithTestResource(FakePeers.class)
class TrackingJavaTest {
    @TestHTTPResource
    URL base;

    private MlflowClient client;

    @BeforeEach
    void signIn() {
        String token = TestTokens.person("jo", "java", Role.MEMBER);
        client = new MlflowClient(new BasicMlflowHostCreds(base.toString().replaceAll("/$", ""), token));
    }

    @AfterEach
    void hangUp() {
        client.close();
    }

    @Test
    void keepsExperiments() {
        String id = client.createExperiment("java experiments");
        client.setExperimentTag(id, "area", "sums");
        client.renameExperiment(id, "java renamed");

        assertThat(client.getExperimentByName("java renamed")).hasValueSatisfying(found -> {
            assertThat(found.getExperimentId()).isEqualTo(id);
            assertThat(found.getTags(0).getValue()).isEqualTo("sums");
        });
        assertThat(client.getExperimentByName("java experiments")).isEmpty();
        assertThat(client.searchExperiments("tags.area = 'sums'").getItems()).hasSize(1);
        client.deleteExperiment(id);
        assertThat(client.getExperiment(id).getLifecycleStage()).isEqualTo("deleted");
        refused(400, "RESOURCE_ALREADY_EXISTS", () -> client.createExperiment("java renamed"));
        client.restoreExperiment(id);
        assertThat(client.getExperiment(id).getLifecycleStage()).isEqualTo("active");
    }

    @Test
    void keepsWhatARunLogs() {
        String id = client.createRun(client.createExperiment("java runs")).getRunId();
        client.logParam(id, "lr", "0.1");
        client.logMetric(id, "loss", 0.5, 1000, 0);
        client.setTag(id, "phase", "first");
        client.logBatch(
                id,
                IntStream.range(1, 900).mapToObj(TrackingJavaTest::loss).toList(),
                List.of(Param.newBuilder().setKey("model").setValue("LineNet").build()),
                List.of(RunTag.newBuilder().setKey("owner").setValue("jo").build()));
        client.deleteTag(id, "phase");
        client.setTerminated(id, RunStatus.FAILED, 5000);

        var run = client.getRun(id);
        assertThat(run.getInfo().getStatus()).isEqualTo(RunStatus.FAILED);
        assertThat(run.getInfo().getEndTime()).isEqualTo(5000);
        assertThat(run.getData().getParamsList()).extracting(Param::getKey).containsExactlyInAnyOrder("lr", "model");
        assertThat(run.getData().getTagsList())
                .extracting(RunTag::getKey)
                .contains("owner")
                .doesNotContain("phase");
        assertThat(run.getData().getMetrics(0).getValue()).isEqualTo(0.5 / 900);
        assertThat(client.getMetricHistory(id, "loss"))
                .hasSize(900)
                .extracting(Metric::getStep)
                .isSorted();
    }

    @Test
    void findsRuns() {
        List<String> experiment = List.of(client.createExperiment("java searches"));
        for (int i = 0; i < 5; i++) {
            String id = client.createRun(experiment.get(0)).getRunId();
            client.logMetric(id, "score", i, 1000, 0);
            client.logParam(id, "odd", i % 2 == 0 ? "no" : "yes");
        }

        assertThat(client.searchRuns(experiment, "metrics.score > 2 and params.odd = 'no'"))
                .hasSize(1);
        RunsPage page = client.searchRuns(experiment, "", ViewType.ACTIVE_ONLY, 3, List.of("metrics.score DESC"));
        assertThat(page.getItems())
                .extracting(run -> run.getData().getMetrics(0).getValue())
                .containsExactly(4.0, 3.0, 2.0);
        assertThat(page.getNextPage().getItems()).hasSize(2);
        client.deleteRun(page.getItems().get(0).getInfo().getRunId());
        assertThat(client.searchRuns(experiment, "", ViewType.DELETED_ONLY))
                .extracting(RunInfo::getLifecycleStage)
                .containsExactly("deleted");
        refused(400, "INVALID_PARAMETER_VALUE", () -> client.searchRuns(experiment, "metrics.score > 'x' or"));
    }

    @Test
    void tellsOfMistakes() {
        String id = client.createRun(client.createExperiment("java mistakes")).getRunId();
        client.logParam(id, "lr", "0.1");

        refused(400, "INVALID_PARAMETER_VALUE", () -> client.logParam(id, "lr", "0.2"));
        refused(404, "RESOURCE_DOES_NOT_EXIST", () -> client.getRun("0".repeat(32)));
        refused(404, "RESOURCE_DOES_NOT_EXIST", () -> client.createRun("123456789"));
        refused(404, "RESOURCE_DOES_NOT_EXIST", () -> client.deleteTag(id, "missing"));
        refused(404, "ENDPOINT_NOT_FOUND", () -> client.sendPost("runs/no-such-call", "{}"));
    }

    @Test
    void saysWhatClientsMayUse() {
        given().get("/api/3.0/mlflow/server-info")
                .then()
                .statusCode(200)
                .body("store_type", equalTo("SqlStore"), "workspaces_enabled", equalTo(false))
                .body("multipart_uploads_enabled", equalTo(true), "multipart_downloads_enabled", equalTo(false));
    }

    private static Metric loss(int step) {
        return Metric.newBuilder()
                .setKey("loss")
                .setValue(0.5 / (step + 1))
                .setTimestamp(1000 + step)
                .setStep(step)
                .build();
    }

    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        MlflowHttpException.class,
                        error -> assertThat(error.getStatusCode()).isEqualTo(status))
                .hasMessageContaining(code);
    }
}
