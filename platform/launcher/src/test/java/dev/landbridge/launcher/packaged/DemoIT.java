package dev.landbridge.launcher.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.LauncherProcess;
import dev.landbridge.launcher.json.Json;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a user runs it, from an empty home. */
@Tag("e2e")
class DemoIT {
    @TempDir
    private Path directory;

    private static LauncherProcess launcher;
    private static LauncherProcess.Result result;
    private static JsonNode report;

    @BeforeAll
    static void run() throws Exception {
        launcher = PackagedHome.launcher();
        launcher.run("down");
        launcher.run("reset", "--yes");
        Files.deleteIfExists(PackagedHome.report());
        result =
                launcher.run("demo", "--exit", "--report", PackagedHome.report().toString());
        assertThat(result.code()).as(result.output()).isZero();
        report = Json.tree(Files.readString(PackagedHome.report()));
    }

    @Test
    void everyStepDidWhatItShould() {
        assertThat(report.path("steps").findValuesAsText("name"))
                .containsExactly(
                        "dataset",
                        "preflight",
                        "train",
                        "register",
                        "evaluate",
                        "golden-trace",
                        "deploy",
                        "parity",
                        "certificate",
                        "release",
                        "fault",
                        "serve");
        assertThat(report.path("steps").findValuesAsText("status")).containsOnly("ok");
    }

    @Test
    void trainingTeachesAdditionAndTheScratchpadMatters() {
        JsonNode training = report.path("training");
        assertThat(training.path("exact_match_before").asDouble(1)).isLessThan(0.2);
        assertThat(training.path("exact_match_after").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(training.path("exact_match_without_scratchpad").asDouble(1)).isLessThan(0.5);
        assertThat(report.path("evaluation").path("exact_match").asDouble()).isGreaterThanOrEqualTo(0.95);
        assertThat(report.path("evaluation").path("n").asInt()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void parityPassesForTheSoundModelAndFailsForTheFaulty() {
        assertThat(report.path("parity").path("verdict").asText()).isEqualTo("PASS");
        assertThat(report.path("parity").path("top1_agreement").asDouble()).isGreaterThan(0.98);
        assertThat(report.path("fault").path("verdict").asText()).isEqualTo("FAIL");
        assertThat(report.path("fault").path("release_status").asText()).isEqualTo("REFUSED");
    }

    @Test
    void aSecondPersonReleased() {
        assertThat(report.path("release").path("alias").asText()).isEqualTo("production");
        assertThat(report.path("release").path("approved_by").asText()).isEqualTo("grace");
        assertThat(report.path("account").path("user").asText()).isEqualTo("ada");
    }

    @Test
    void theServedModelReasonsAndAnswers() {
        JsonNode chat = report.path("chat");
        assertThat(chat.path("answer").asText().trim()).isEqualTo("432");
        assertThat(chat.path("reasoning").asText()).contains("=");
        assertThat(chat.path("usage").path("completion_tokens").asInt()).isPositive();
    }

    @Test
    void nothingIsLeftRunning() {
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void theCertificateVerifiesAndAChangedOneDoesNot() throws Exception {
        Path certificate = Path.of(report.path("certificate").path("path").asText());
        assertThat(launcher.run("verify", certificate.toString()).output()).contains("Verified.");

        Path changed = Files.copy(certificate, directory.resolve("changed.landbridge.zip"));
        try (RandomAccessFile bytes = new RandomAccessFile(changed.toFile(), "rw")) {
            bytes.seek(bytes.length() / 2);
            int old = bytes.read();
            bytes.seek(bytes.length() / 2);
            bytes.write(old ^ 1);
        }
        LauncherProcess.Result refused = launcher.run("verify", changed.toString());
        assertThat(refused.code()).isEqualTo(7);
        assertThat(refused.output()).contains("Not verified.");
    }
}
