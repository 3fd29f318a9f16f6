package dev.landbridge.inference.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each serving fault shows where it says it does, and nowhere else. */
class FaultyEngineTest {
    private static final String COMPLETIONS = "/v1/completions";
    private static final String LONG = "1234567890+987654321=1234567890";

    @TempDir
    private static Path directory;

    private static RunningEngine sound;
    private static List<Double> right;

    @BeforeAll
    static void serveTheSoundModel() throws Exception {
        TinyModel.create(11, true).write(directory);
        sound = engine();
        right = scores(sound, LONG);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        sound.close();
    }

    @Test
    void echoRowScoresEveryPositionWithTheFirstOne() throws Exception {
        try (RunningEngine faulty = engine("echo-row")) {
            List<String> tops = tops(faulty, LONG);
            assertThat(tops).hasSizeGreaterThan(20).containsOnly(tops.get(0));
            assertThat(tops(sound, LONG)).doesNotHaveDuplicates();
        }
    }

    @Test
    void wrongBeyondSparesTheBeginning() throws Exception {
        try (RunningEngine faulty = engine("wrong-beyond=10")) {
            List<Double> scores = scores(faulty, LONG);
            assertThat(scores.subList(0, 10)).isEqualTo(right.subList(0, 10));
            assertThat(scores.subList(10, scores.size())).doesNotContainAnyElementsOf(right.subList(10, right.size()));
        }
    }

    @Test
    void alternatingIsRightEverySecondTime() throws Exception {
        try (RunningEngine faulty = engine("alternating")) {
            assertThat(scores(faulty, LONG)).isEqualTo(right);
            assertThat(scores(faulty, LONG)).isNotEqualTo(right);
            assertThat(scores(faulty, LONG)).isEqualTo(right);
        }
    }

    @Test
    void warmPrefixIsWrongOnlyWhenSeenBefore() throws Exception {
        try (RunningEngine faulty = engine("wrong-on-warm-prefix")) {
            assertThat(scores(faulty, LONG)).isEqualTo(right);
            assertThat(scores(faulty, "1+1=2")).isEqualTo(scores(sound, "1+1=2"));
            assertThat(scores(faulty, LONG)).isNotEqualTo(right);
        }
    }

    @Test
    void concurrencyFaultSparesTheLonelyRequest() throws Exception {
        try (RunningEngine faulty = engine("wrong-at-concurrency=3")) {
            assertThat(generate(faulty, "12+3=").join())
                    .isEqualTo(generate(sound, "12+3=").join());
            String alone = generate(sound, "12+3=").join();
            Stream<String> answers =
                    Stream.generate(() -> crowd(faulty)).limit(50).flatMap(List::stream);
            assertThat(answers.anyMatch(answer -> !answer.equals(alone)))
                    .as("a wrong answer once three requests met in one step")
                    .isTrue();
        }
    }

    @Test
    void aRowWithoutNumbersHasNullAsItsLogprob() throws Exception {
        try (RunningEngine faulty = engine("nan-every=7")) {
            List<Double> scores = scores(faulty, LONG);
            assertThat(scores.get(6)).isNull();
            assertThat(scores.subList(0, 6)).isEqualTo(right.subList(0, 6));
        }
    }

    @Test
    void anEmptyBodyComesWithStatus200() throws Exception {
        try (RunningEngine faulty = engine("empty-body-every=2")) {
            EngineClient client = new EngineClient(faulty.port());
            String body = "{'prompt':'1+1=','max_tokens':1}";
            assertThat(client.post(COMPLETIONS, body).raw().body()).contains("choices");
            EngineClient.Reply second = client.post(COMPLETIONS, body);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.raw().body()).isEmpty();
        }
    }

    private static RunningEngine engine(String... faults) throws InterruptedException {
        List<String> options =
                new ArrayList<>(List.of("--model", directory.toString(), "--slots", "8", "--allow-fault-injection"));
        for (String fault : faults) {
            options.addAll(List.of("--fault", fault));
        }
        return RunningEngine.start(EngineOptions.parse(options.toArray(String[]::new)), () -> {});
    }

    /** Log probabilities of all prompt tokens but the first. */
    private static List<Double> scores(RunningEngine engine, String prompt) throws IOException, InterruptedException {
        List<Double> scores = new ArrayList<>();
        JsonNode logprobs = score(engine, prompt).at("/choices/0/logprobs/token_logprobs");
        for (int i = 1; i < logprobs.size() - 1; i++) {
            scores.add(logprobs.get(i).isNull() ? null : logprobs.get(i).doubleValue());
        }
        return scores;
    }

    private static List<String> tops(RunningEngine engine, String prompt) throws IOException, InterruptedException {
        JsonNode all = score(engine, prompt).at("/choices/0/logprobs/top_logprobs");
        List<String> tops = new ArrayList<>();
        for (int i = 1; i < all.size() - 1; i++) {
            double best = Double.NEGATIVE_INFINITY;
            for (JsonNode value : all.get(i)) {
                best = Math.max(best, value.doubleValue());
            }
            tops.add(Double.toString(best));
        }
        return tops;
    }

    private static JsonNode score(RunningEngine engine, String prompt) throws IOException, InterruptedException {
        return new EngineClient(engine.port())
                .ok(COMPLETIONS, "{'prompt':'" + prompt + "','max_tokens':1,'temperature':0,'logprobs':3,'echo':true}");
    }

    /** What each of eight requests that were sent together got. */
    private static List<String> crowd(RunningEngine engine) {
        List<CompletableFuture<String>> sent =
                Stream.generate(() -> generate(engine, "12+3=")).limit(8).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<String> generate(RunningEngine engine, String prompt) {
        String body = "{'prompt':'" + prompt + "','max_tokens':40,'temperature':0,'ignore_eos':true}";
        return CompletableFuture.supplyAsync(
                () -> {
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
                },
                task -> new Thread(task).start());
    }
}
