package dev.landbridge.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of serving gives the same answers. */
class EngineSwitchesTest {
    private static final String COMPLETIONS = "/v1/completions";
    private static final String PROMPT = "1234567890+987654321=1234567890+1111111111+2222222222+33333333333+4444444444";

    @TempDir
    private static Path directory;

    private static RunningEngine usual;

    @BeforeAll
    static void serve() throws Exception {
        TinyModel.create(11, true).write(directory);
        usual = engine();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        usual.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph=eager", "chunked_prefill=off", "prefix_cache=on"})
    void scoresAsUsual(String level) throws Exception {
        List<Double> expected = scores(usual);
        try (RunningEngine other = engine("--switch", level)) {
            assertThat(scores(other)).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(scores(other).get(i)).isCloseTo(expected.get(i), within(1e-4));
            }
            assertThat(other.facts().at("/graph_digest"))
                    .isEqualTo(usual.facts().at("/graph_digest"));
        }
    }

    @Test
    void continuesBehindAPrefixThatASlotStillHolds() throws Exception {
        try (RunningEngine warm = engine("--switch", "prefix_cache=on")) {
            EngineClient client = new EngineClient(warm.port());
            String cold = generate(warm, PROMPT);

            String again = generate(warm, PROMPT);

            assertThat(again).isEqualTo(cold).isEqualTo(generate(usual, PROMPT));
            assertThat(client.metric("vllm:prefix_cache_hits_total")).isGreaterThan(40);
            assertThat(new EngineClient(usual.port()).metric("vllm:prefix_cache_hits_total"))
                    .isZero();
        }
    }

    @Test
    void keepsWhatIdleSlotsHoldWhileOthersDecode() throws Exception {
        try (RunningEngine warm = engine("--switch", "prefix_cache=on")) {
            List<String> prompts =
                    IntStream.range(0, 6).mapToObj(i -> PROMPT.substring(i) + i).toList();
            List<String> expected = new ArrayList<>();
            for (String prompt : prompts) {
                expected.add(generate(usual, prompt));
            }
            for (int round = 0; round < 3; round++) {
                List<CompletableFuture<String>> sent = prompts.stream()
                        .map(prompt -> CompletableFuture.supplyAsync(
                                () -> generate(warm, prompt), task -> new Thread(task).start()))
                        .toList();
                assertThat(sent.stream().map(CompletableFuture::join)).isEqualTo(expected);
            }
            assertThat(new EngineClient(warm.port()).metric("vllm:prefix_cache_hits_total"))
                    .isPositive();
        }
    }

    @Test
    void namesTheLevelsInForceAndRefusesOthers() throws Exception {
        assertThat(usual.facts().path("switches").toString())
                .isEqualTo("{\"chunked_prefill\":\"on\",\"graph\":\"graph\",\"prefix_cache\":\"off\"}");
        assertThatThrownBy(() -> engine("--switch", "speculative=on"))
                .hasMessageContaining("'speculative' is not known");
        assertThatThrownBy(() -> engine("--switch", "graph=off")).hasMessageContaining("takes eager or graph");
    }

    private static RunningEngine engine(String... more) throws InterruptedException {
        List<String> options = new ArrayList<>(List.of("--model", directory.toString(), "--prefill-chunk", "16"));
        options.addAll(List.of(more));
        return RunningEngine.start(EngineOptions.parse(options.toArray(String[]::new)), () -> {});
    }

    private static List<Double> scores(RunningEngine engine) throws IOException, InterruptedException {
        JsonNode logprobs = new EngineClient(engine.port())
                .ok(COMPLETIONS, "{'prompt':'" + PROMPT + "','max_tokens':1,'temperature':0,'logprobs':3,'echo':true}")
                .at("/choices/0/logprobs/token_logprobs");
        return IntStream.range(1, logprobs.size() - 1)
                .mapToObj(i -> logprobs.get(i).doubleValue())
                .toList();
    }

    private static String generate(RunningEngine engine, String prompt) {
        String body = "{'prompt':'" + prompt + "','max_tokens':20,'temperature':0,'ignore_eos':true}";
        try {
            return new EngineClient(engine.port())
                    .ok(COMPLETIONS, body)
                    .at("/choices/0/text")
                    .asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
