package dev.landbridge.launcher.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.LauncherProcess;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.frontdoor.Release;
import dev.landbridge.launcher.frontdoor.Run;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.secrets.Credentials;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes are killed at chosen points; durable work goes on, and nothing is lost or doubled. */
@Tag("crash")
class CrashIT {
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final String MODEL = "column-addition";

    private LauncherProcess launcher;
    private FrontDoor ada;

    @BeforeEach
    void up() throws Exception {
        launcher = PackagedHome.launcher();
        PackagedHome.demo(launcher);
        start();
    }

    @AfterEach
    void down() throws Exception {
        launcher.run("down");
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void aRunOutlivesItsWorkerItsServiceAndTheDatabase() throws Exception {
        int versions = versions().size();
        String id = startRun();
        awaitRun(id, run -> run.step() > 60);
        trainingWorker().destroyForcibly();
        int afterWorker = awaitRun(id, run -> run.attempts().size() > 1 || run.step() > 120)
                .step();
        awaitRun(id, run -> run.isFinal() || run.step() > afterWorker + 60);
        launcher.service("training-service").destroyForcibly();
        int afterService = awaitRun(id, run -> true).step();
        awaitRun(id, run -> run.isFinal() || run.step() > afterService + 60);
        launcher.service("postgres").destroyForcibly();

        Run run = awaitRun(id, Run::isFinal);
        assertThat(run.state()).as(run.message()).isEqualTo("SUCCEEDED");
        assertThat(run.step()).isEqualTo(run.totalSteps());
        assertThat(versions()).hasSize(versions + 1);
        assertThat(lossSteps(id)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aReleaseAndACanaryOutliveTheServicesThatWorkForThem() throws Exception {
        String canary = canary();
        await(() -> canary(canary), row -> row.path("checks").asInt() > 0);
        int version = versions().stream().max(Integer::compare).orElseThrow();
        Release release = ada.post(
                "/api/v1/releases",
                Map.of(
                        "model",
                        MODEL,
                        "version",
                        version,
                        "alias",
                        "staging",
                        "chip",
                        "cpu",
                        "numerics",
                        "bf16-emulated"),
                Release.class);
        killDuring(release.id(), "evaluate", "eval-service");
        killDuring(release.id(), "deploy", "inference-service");
        killDuring(release.id(), "parity", "model-registry");
        Release released = awaitRelease(release.id(), r -> r.isFinal() || r.awaitsApproval());
        assertThat(released.state()).as(released.message()).isEqualTo("RELEASED");
        assertThat(released.step("parity").state()).isEqualTo("SUCCEEDED");
        assertThat(certificatesOf(released)).hasSize(1);
        int checks = canary(canary).path("checks").asInt();
        JsonNode watched = await(
                () -> canary(canary),
                row -> row.path("checks").asInt() > checks
                        && row.path("outcome").asText().equals("STEADY"));
        assertThat(watched.path("message").asText()).isEqualTo("No difference beyond the limits.");
        ada.delete("/api/v1/canaries/" + canary);
    }

    /** Of the deployment that the demo serves. */
    private String canary() {
        String deployment = ada.get("/api/v1/routes")
                .path("items")
                .path(0)
                .path("deployment_id")
                .asText();
        return ada.post("/api/v1/canaries", Map.of("deployment_id", deployment, "interval_seconds", 10))
                .path("id")
                .asText();
    }

    private JsonNode canary(String id) {
        return ada.get("/api/v1/canaries/" + id);
    }

    @Test
    void aRunOutlivesTheLauncher() throws Exception {
        String id = startRun();
        awaitRun(id, run -> run.step() > 60);
        ProcessHandle old = ProcessHandle.of(launcher.status().launcherPid()).orElseThrow();
        old.destroyForcibly();
        old.onExit().join();
        start();
        Run run = awaitRun(id, Run::isFinal);
        assertThat(run.state()).as(run.message()).isEqualTo("SUCCEEDED");
        assertThat(lossSteps(id)).doesNotHaveDuplicates().isSorted();
    }

    private void start() throws Exception {
        LauncherProcess.Result result = launcher.run("up", "--detach");
        assertThat(result.code()).as(result.output()).isZero();
        Credentials credentials = Credentials.load(launcher.home().credentials());
        ada = FrontDoor.signIn(
                        Ports.from(launcher.portBase()).url(Service.PORTAL),
                        People.ENGINEER,
                        credentials.account(People.ENGINEER))
                .inTeam(People.TEAM);
    }

    private String startRun() {
        Map<String, Object> request = new HashMap<>();
        request.put("experiment", "demo");
        request.put("recipe", MODEL);
        request.put("preset", "flash");
        request.put("dataset", Map.of("name", MODEL, "version", 1));
        request.put("target_chip", "cpu");
        request.put("parameters", Map.of("steps", 600));
        request.put("register_as", MODEL);
        return ada.post("/api/v1/runs", request, Run.class).id();
    }

    private void killDuring(String releaseId, String step, String service) throws InterruptedException {
        awaitRelease(releaseId, r -> r.isFinal() || !r.step(step).state().equals("PENDING"));
        launcher.service(service).destroyForcibly();
    }

    private ProcessHandle trainingWorker() {
        return launcher.processes().stream()
                .filter(process -> process.info().commandLine().orElse("").contains("training-worker"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no training worker runs"));
    }

    private Run awaitRun(String id, Predicate<Run> condition) throws InterruptedException {
        return await(() -> ada.get("/api/v1/runs/" + id, Run.class), condition);
    }

    private Release awaitRelease(String id, Predicate<Release> condition) throws InterruptedException {
        return await(() -> ada.get("/api/v1/releases/" + id, Release.class), condition);
    }

    /** Errors are expected while a service is down. */
    private static <T> T await(Supplier<T> read, Predicate<T> condition) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        T last = null;
        while (System.nanoTime() < deadline) {
            try {
                last = read.get();
                if (condition.test(last)) {
                    return last;
                }
            } catch (RuntimeException e) {
                assertThat(e).hasMessageMatching("(?s).*(answered 5..|answered 401|failed).*");
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not reached within " + LIMIT + ", last: " + last);
    }

    private Set<Integer> versions() {
        Set<Integer> versions = new HashSet<>();
        ada.get("/api/v1/models/" + MODEL + "/versions")
                .path("items")
                .forEach(row -> versions.add(row.path("version").asInt()));
        return versions;
    }

    private List<Integer> lossSteps(String id) {
        JsonNode points = ada.get("/api/v1/runs/" + id + "/metrics?keys=loss&max_points=10000")
                .path("series")
                .path(0)
                .path("points");
        assertThat(points).isNotEmpty();
        return StreamSupport.stream(points.spliterator(), false)
                .map(point -> point.path(0).asInt())
                .toList();
    }

    private List<String> certificatesOf(Release release) {
        return StreamSupport.stream(
                        ada.get("/api/v1/certificates").path("items").spliterator(), false)
                .filter(row -> row.path("deployment_id").asText().equals(release.deploymentId()))
                .map(row -> row.path("id").asText())
                .toList();
    }
}
