package dev.landbridge.training.tracking;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import dev.landbridge.training.fake.FakePeers;
import dev.landbridge.training.measurement.LoggedMetric;
import dev.landbridge.training.measurement.Metrics;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(value = IdentityResource.class, initArgs = @ResourceArg(name = "service", value = "training-service"))
@WithTestResource(FakePeers.class)
class MetricLogTest {
    private static final String TEAM = "together";
    private static final Actor ADA = new Actor("usr_ada", "ada");
    private static final int WRITERS = 16;
    private static final int BATCHES = 10;

    @Inject
    TrackedRuns runs;

    @Inject
    MetricLog log;

    @Inject
    Metrics metrics;

    @Test
    void batchesOfOneRunAreAllWrittenAndTheNewestPointIsKept() throws Exception {
        UUID run = run();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Void>> work = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(writer -> () -> write(run, writer))
                    .toList();
            for (Future<Void> done : writers.invokeAll(work)) {
                done.get();
            }
        } finally {
            writers.shutdownNow();
        }

        int points = WRITERS * BATCHES;
        assertThat(metrics.latest(TEAM, List.of(run)).get(run))
                .containsExactly(
                        new LoggedMetric("accuracy", points - 1, points - 1, points - 1),
                        new LoggedMetric("loss", points - 1, points - 1, points - 1));
        assertThat(metrics.history(TEAM, run, "loss", 0, null).metrics())
                .extracting(LoggedMetric::step)
                .containsExactlyElementsOf(
                        IntStream.range(0, points).mapToObj(Long::valueOf).toList());
    }

    // writers take turns in the steps; each point is logged twice, by its own writer
    private Void write(UUID run, int writer) {
        for (int batch = 0; batch < BATCHES; batch++) {
            int step = batch * WRITERS + writer;
            List<LoggedMetric> both =
                    List.of(new LoggedMetric("loss", step, step, step), new LoggedMetric("accuracy", step, step, step));
            log.log(TEAM, run, both);
            log.log(TEAM, run, both);
        }
        return null;
    }

    @Test
    void aHistoryIsReadPageByPage() {
        UUID run = run();
        log.log(
                TEAM,
                run,
                List.of(
                        new LoggedMetric("loss", 0.5, 10, 1),
                        new LoggedMetric("loss", Double.NaN, 20, 2),
                        new LoggedMetric("loss", Double.NEGATIVE_INFINITY, 30, 3)));

        String next = history(run)
                .queryParam("max_results", 2)
                .get("/api/2.0/mlflow/metrics/get-history")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("metrics", hasSize(2), "metrics[0].value", equalTo(0.5f), "metrics[0].timestamp", equalTo(10))
                .body("metrics[0].step", equalTo(1), "metrics[0].key", equalTo("loss"))
                .body("metrics[1].value", equalTo("NaN"), "next_page_token", notNullValue())
                .extract()
                .path("next_page_token");
        history(run)
                .queryParam("page_token", next)
                .get("/api/2.0/mlflow/metrics/get-history")
                .then()
                .statusCode(200)
                .body("metrics", hasSize(1), "metrics[0].value", equalTo("-Infinity"))
                .body("next_page_token", nullValue());
    }

    private static RequestSpecification history(UUID run) {
        return given().auth()
                .oauth2(TestTokens.person("ada", TEAM, Role.VIEWER))
                .queryParam("run_id", RunId.hex(run))
                .queryParam("metric_key", "loss");
    }

    private UUID run() {
        return runs.create(TEAM, ADA, new NewRun("0", null, null, null, Map.of()))
                .id();
    }
}
