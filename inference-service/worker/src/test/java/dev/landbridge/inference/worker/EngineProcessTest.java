package dev.landbridge.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProcessTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    private Process process;

    @BeforeEach
    void writeModel() throws IOException {
        TinyModel.create(2, false).write(directory);
    }

    @AfterEach
    void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void servesAndEndsWhenItsParentLetsGo() throws Exception {
        JsonNode ready = start("--expect-digest", rootDigest(), "--numerics", "bf16-emulated");
        assertThat(ready.at("/type").asText()).isEqualTo("ready");
        assertThat(ready.at("/loaded_digest").asText()).isEqualTo(rootDigest());
        assertThat(ready.at("/pid").asLong()).isEqualTo(process.pid());
        assertThat(ready.at("/numerics").asText()).isEqualTo("bf16-emulated");
        EngineClient client = new EngineClient(ready.at("/port").asInt());
        assertThat(client.ok("/v1/completions", "{'prompt':'1','max_tokens':2}").at("/choices"))
                .hasSize(1);
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void refusesOtherBytesThanExpected() throws Exception {
        String other = "0".repeat(64);
        JsonNode error = start("--expect-digest", other);
        assertThat(error.at("/type").asText()).isEqualTo("error");
        assertThat(error.at("/code").asText()).isEqualTo("digest-mismatch");
        assertThat(error.at("/message").asText()).contains(other, rootDigest());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(4);
    }

    @Test
    void refusesAnotherArchitectureByName() throws Exception {
        Path config = directory.resolve("config.json");
        ObjectNode json = (ObjectNode) JSON.readTree(config.toFile());
        json.putArray("architectures").add("Qwen3MoeForCausalLM");
        JSON.writeValue(config.toFile(), json);
        assertThatThrownBy(() -> RunningEngine.start(options(), () -> {}))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                .hasMessageContaining("Qwen3MoeForCausalLM");
    }

    @Test
    void takesAFaultOnlyWithPermissionAndShowsIt() throws Exception {
        assertThatThrownBy(() -> options("--fault", "rope-base=1000000"))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("--allow-fault-injection");
        try (RunningEngine sound = RunningEngine.start(options(), () -> {});
                RunningEngine faulty = RunningEngine.start(
                        options("--allow-fault-injection", "--fault", "rope-base=1000000"), () -> {})) {
            assertThat(faulty.facts().at("/faults/0").asText()).isEqualTo("rope-base=1000000");
            assertThat(faulty.facts().at("/loaded_digest"))
                    .isEqualTo(sound.facts().at("/loaded_digest"));
            assertThat(faulty.facts().at("/graph_digest"))
                    .isNotEqualTo(sound.facts().at("/graph_digest"));
        }
    }

    private EngineOptions options(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--model", directory.toString()));
        arguments.addAll(Arrays.asList(more));
        return EngineOptions.parse(arguments.toArray(String[]::new));
    }

    private JsonNode start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Engine.class.getName(),
                "--model",
                directory.toString()));
        command.addAll(Arrays.asList(more));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // ONNX Runtime 1.29 dies of a command line beyond 4 KiB, so the class path goes through the environment.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        builder.environment().put("CLASSPATH", classPath);
        process = builder.start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new AssertionError("the engine ended without a word, exit code "
                    + process.onExit().join().exitValue());
        }
        return JSON.readTree(line);
    }

    private String rootDigest() throws IOException {
        List<FileDigest> files = new ArrayList<>();
        try (var names = Files.list(directory)) {
            for (Path file : names.toList()) {
                files.add(FileDigest.of(directory, file.getFileName().toString()));
            }
        }
        return RootDigest.of(files);
    }
}
