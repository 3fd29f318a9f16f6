package dev.landbridge.launcher.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.LauncherProcess;
import dev.landbridge.launcher.bench.eval.LmEval;
import dev.landbridge.launcher.bench.eval.OurHarness;
import dev.landbridge.launcher.bench.eval.Outcome;
import dev.landbridge.launcher.bench.eval.SumTasks;
import dev.landbridge.launcher.demo.People;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.frontdoor.ProblemResponse;
import dev.landbridge.launcher.layout.Ports;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.secrets.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real lm-evaluation-harness and ours, through the front door, with one key, on the deployment of the demo. */
@Tag("e2e")
class LmEvalIT {
    private static final Path ROOT = Path.of(System.getProperty("landbridge.root", "../.."));
    private static final String CORE = "landbridge-core";
    private static final int DOCUMENTS = 40;

    @TempDir
    private Path folder;

    private static LauncherProcess launcher;
    private static FrontDoor ada;
    private static OurHarness ours;
    private static LmEval theirs;

    @BeforeAll
    static void start() throws Exception {
        Path program = LmEval.program(ROOT);
        if (!Files.isExecutable(program)) {
            System.err.println("PEER MISSING, TEST SKIPPED: platform/testkit/peers/install lm-eval installs it");
        }
        Assumptions.assumeTrue(Files.isExecutable(program), "the peer lm-eval is not installed");
        launcher = PackagedHome.launcher();
        PackagedHome.demo(launcher);
        LauncherProcess.Result up = launcher.run("up", "--detach");
        assertThat(up.code()).as(up.output()).isZero();
        URI portal = Ports.from(launcher.portBase()).url(Service.PORTAL);
        Credentials credentials = Credentials.load(launcher.home().credentials());
        ada = FrontDoor.signIn(portal, People.ENGINEER, credentials.account(People.ENGINEER))
                .inTeam(People.TEAM);
        JsonNode route = ada.get("/api/v1/routes").path("items").path(0);
        String model = route.path("name").asText();
        String name = "lm-eval-" + UUID.randomUUID();
        String key = ada.post("/api/v1/keys", Map.of("name", name, "allowed_models", List.of(model)))
                .path("secret")
                .asText();
        int maxLength =
                whenServed(FrontDoor.withKey(portal, key)).path("max_model_len").asInt();
        ours = new OurHarness(ada, route, key, name);
        theirs = new LmEval(program, portal, key, model, maxLength);
    }

    /** The deployments come back some time after the services. */
    private static JsonNode whenServed(FrontDoor door) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                return door.post("/tokenize", Map.of("prompt", "1"));
            } catch (ProblemResponse e) {
                if (e.status() != 503 || tries == 240) {
                    throw e;
                }
                Thread.sleep(500);
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (launcher != null) {
            launcher.run("down");
        }
    }

    @Test
    void givesTheSameScoresForTokensWithEchoAndForGeneratedAnswers() throws Exception {
        Map<String, String> files = SumTasks.files(DOCUMENTS);
        SumTasks.write(files, folder);
        String suite = "sums-" + UUID.randomUUID();
        ours.addSuite(suite, files);
        List<String> tasks = List.of(SumTasks.CHOICES, SumTasks.WRITTEN);

        Outcome their = theirs.complete(folder, tasks, 4, folder.resolve("out"));

        requireEqual(ours.run(suite, tasks, 4, false), their);
        assertThat(their.documents()).isEqualTo(2 * DOCUMENTS);
        assertThat(their.scores().get(SumTasks.WRITTEN + " exact_match,last-number"))
                .isGreaterThan(0.9);
    }

    @Test
    void givesTheSameScoresForOurOwnQuestions() throws Exception {
        core();

        requireEqual(
                ours.run(CORE, List.of("landbridge_arithmetic", "landbridge_copying"), 4, false),
                theirs.complete(
                        folder, List.of("landbridge_arithmetic", "landbridge_copying"), 4, folder.resolve("out")));
    }

    @Test
    void givesTheSameScoresThroughTheChatDoor() throws Exception {
        Map<String, String> files = SumTasks.files(DOCUMENTS);
        SumTasks.write(files, folder);
        String suite = "chat-" + UUID.randomUUID();
        ours.addSuite(suite, files);
        List<String> tasks = List.of(SumTasks.WRITTEN);

        requireEqual(ours.run(suite, tasks, 4, true), theirs.chat(folder, tasks, 4, folder.resolve("out")));
    }

    @Test
    void theCommandsOfTheGuideWork() throws Exception {
        String guide = Files.readString(ROOT.resolve("docs/guides/evaluation.md"));
        String script = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n", "set -euo pipefail\n", ""))
                .replaceAll("(?m)^export .*$", "");
        Path output = folder.resolve("guide.log");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().putAll(guideEnvironment());
        assertThat(bash.start().waitFor())
                .as(() -> "%s".formatted(read(output)))
                .isZero();
        assertThat(read(output))
                .contains("\"non_inferior\"")
                .contains("guide-elsewhere")
                .contains("|guide_sums|");
    }

    private static Map<String, String> guideEnvironment() {
        JsonNode route = ada.get("/api/v1/routes").path("items").path(0);
        Path tools = LmEval.program(ROOT).toAbsolutePath().getParent();
        return Map.of(
                "LANDBRIDGE_URL",
                ada.base().toString(),
                "LANDBRIDGE_TOKEN",
                ada.post("/api/v1/tokens", Map.of("name", "guide " + UUID.randomUUID(), "expires_in_days", 1))
                        .path("token")
                        .asText(),
                "LANDBRIDGE_TEAM",
                People.TEAM,
                "DEPLOYMENT",
                route.path("deployment_id").asText(),
                "MODEL",
                route.path("name").asText(),
                "VERSION",
                route.path("version").asText(),
                "HF_HUB_OFFLINE",
                "1",
                "PATH",
                tools + ":" + System.getenv("PATH"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void core() throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (JsonNode file : ada.get("/api/v1/suites/" + CORE + "/files").path("items")) {
            files.put(file.path("path").asText(), file.path("content").asText());
        }
        SumTasks.write(files, folder);
    }

    private static void requireEqual(Outcome ours, Outcome theirs) {
        assertThat(ours.scores().keySet()).isEqualTo(theirs.scores().keySet());
        theirs.scores()
                .forEach((score, value) ->
                        assertThat(ours.scores().get(score)).as(score).isCloseTo(value, within(1e-9)));
    }
}
