package dev.landbridge.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.Vocabulary;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalisationTest {

    private static final SyntheticTraces.Fault SOUND = SyntheticTraces.BF16;

    private final SyntheticTraces traces = new SyntheticTraces();

    @Test
    void namesNothingOnASoundTarget() {
        traces.lengths = prompt -> 24 + prompt % 40;
        traces.tags = prompt -> List.of(prompt % 2 == 0 ? "language:en" : "language:zh");
        for (int seed = 0; seed < 5; seed++) {
            traces.seed = seed;
            Trace golden = traces.golden();

            assertThat(rules("same-precision", golden, traces.targetTwice(SOUND, SOUND)))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(rules("exact", golden, traces.targetTwice(SyntheticTraces.NONE, SyntheticTraces.NONE)))
                    .isEmpty();
        }
    }

    @Test
    void namesTheRotaryEmbeddingWhenTheDifferenceGrowsAlongThePrompt() {
        Localisation gross = only(traces.target(SyntheticTraces.ROPE));
        // Below the cap of the mean KL; the slope alone shows it.
        Localisation slight =
                only(traces.target((logit, token, position, noise) -> logit + noise.nextGaussian() * 4e-4 * position));

        assertThat(gross.rule()).isEqualTo("position");
        assertThat(gross.sentence()).contains("rotary embedding", "key-value cache", "chunked prefill", "times");
        assertThat(slight.rule()).isEqualTo("position");
        assertThat(slight.evidence()).contains("96 prompts");
    }

    @Test
    void namesThePagesWhenTheDifferenceBeginsAtAPowerOfTwo() {
        // Logits made at position 32 are those of token 33.
        Localisation found = only(Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> position > 32));

        assertThat(found.rule()).isEqualTo("boundary");
        assertThat(found.sentence()).contains("jumps at position 33", "power of two (32)", "key-value cache");
    }

    @Test
    void namesThePagesWhenTheDifferenceBeginsAtABlock() {
        traces.length = 80;
        Localisation found = only(Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> position >= 48));

        assertThat(found.rule()).isEqualTo("boundary");
        assertThat(found.sentence()).contains("jumps at position 48", "block size of 16");
    }

    @Test
    void namesTheLengthWhenOnlyLongPromptsDiffer() {
        traces.lengths = prompt -> 20 + prompt % 40;
        Localisation found =
                only(Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> 20 + prompt % 40 > 44));

        assertThat(found.rule()).isEqualTo("boundary");
        assertThat(found.sentence()).contains("more than 44 tokens");
    }

    @Test
    void namesTheClassOfTokens() {
        Localisation found =
                only(Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> token >= 20 && token < 25));

        assertThat(found.rule()).isEqualTo("token-class");
        assertThat(found.sentence()).contains("token class cjk", "shards of the vocabulary");
    }

    @Test
    void namesTheTemplateWhenOnlySpecialTokensDiffer() {
        Localisation found = only(Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> token >= 35));

        assertThat(found.rule()).isEqualTo("special-tokens");
        assertThat(found.sentence()).contains("chat template");
    }

    @Test
    void namesAHandfulOfTokensWithAndWithoutTheirTexts() {
        Trace target = Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> token == 3 || token == 21);
        Trace golden = traces.golden();

        assertThat(find("same-precision", golden, target))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("'3'", "'陆'"));
        assertThat(find("same-precision", golden.with(Vocabulary.NONE, List.of()), target))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("id 3", "id 21"));
    }

    @Test
    void namesAScaleWhenTheShiftIsTheSameEverywhere() {
        Localisation flattened = only(traces.target((logit, token, position, noise) -> logit * 0.9));
        Trace target = traces.target(SyntheticTraces.NONE);
        Scores scores = target.scores().get(0);
        for (int i = 0; i < scores.positions(); i++) {
            if (scores.isScored(i)) {
                lower(scores, i, target.tokens().tokenIds()[i], 1e-3f);
            }
        }
        Localisation slight = only(target);

        assertThat(flattened.rule()).isEqualTo("scale");
        assertThat(slight.rule()).isEqualTo("scale");
        assertThat(slight.sentence()).contains("1.00e-03 nats", "quantisation");
    }

    @Test
    void tellsTheFirstTokenFromTheLaterOnes() {
        Localisation first = only(Spoiler.derail(traces.target(SOUND), 2, 0));
        Localisation later = only(Spoiler.derail(traces.target(SOUND), 2, 7));

        assertThat(first.rule()).isEqualTo("first-token");
        assertThat(first.sentence()).startsWith("In 50 %").contains("graph of the prefill");
        assertThat(later.rule()).isEqualTo("decode-only");
        assertThat(later.sentence()).contains("decode kernel", "data type of the key-value cache");
        assertThat(later.evidence()).startsWith("32 of 64 diverge for real, 0 of them at the first token");
    }

    @Test
    void namesKernelsThatAreNotDeterministic() {
        ParityResult result = judge(
                "same-precision",
                traces.golden(),
                traces.targetTwice(SOUND, (logit, token, position, noise) -> logit + 1e-2 * noise.nextGaussian()));

        assertThat(result.diagnosis().localisation())
                .extracting(Localisation::rule)
                .containsExactly("nondeterminism");
        TargetReplicate twice = result.diagnosis().targetReplicate();
        assertThat(twice.prompts()).isEqualTo(96);
        assertThat(twice.referenceKl()).isZero();
        assertThat(twice.kl()).isBetween(1e-5, 1e-3);
        assertThat(twice.pValue()).isLessThan(1e-6);
    }

    @Test
    void namesBatchingWhenOnlyTheCrowdedAnswersAreWrong() {
        Trace target = Spoiler.spoil(traces.targetTwice(SOUND, SOUND), 0, (prompt, position, token) -> true);

        assertThat(find("same-precision", traces.golden(), target))
                .filteredOn(found -> found.rule().equals("concurrency"))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("With 8 requests in flight", "with 1"));
    }

    @Test
    void namesThePrefixCacheWhenTheSecondAnswerIsWrong() {
        Localisation found =
                only(Spoiler.spoil(traces.targetTwice(SOUND, SOUND), 1, (prompt, position, token) -> true));

        assertThat(found.rule()).isEqualTo("prefix-cache");
    }

    @Test
    void namesWhatTakesTurns() {
        Localisation requests = only(Spoiler.spoil(traces.target(SOUND), (prompt, at, token) -> prompt % 2 == 1));
        Localisation positions = only(Spoiler.spoil(traces.target(SOUND), (prompt, at, token) -> at % 2 == 1));

        assertThat(requests.rule()).isEqualTo("alternating");
        assertThat(requests.sentence()).startsWith("48 of 96 prompts");
        assertThat(requests.evidence()).contains("95 changes in the order asked, 95 would be");
        assertThat(positions.rule()).isEqualTo("alternating");
        assertThat(positions.sentence()).startsWith("Every other position");
    }

    @Test
    void leavesToTheTagWhatTheTagExplains() {
        traces.tags = prompt -> List.of(prompt % 2 == 0 ? "language:en" : "language:zh");
        ParityResult result = judge(
                "same-precision",
                traces.golden(),
                Spoiler.spoil(traces.target(SOUND), (prompt, position, token) -> prompt % 2 == 1));

        assertThat(result.diagnosis().localisation()).isEmpty();
        assertThat(result.diagnosis().slices())
                .filteredOn(slice -> slice.dimension().equals("language") && slice.significant())
                .extracting(Slice::value)
                .containsExactly("zh");
    }

    @Test
    void namesTheRowThatIsEchoed() {
        Trace target = traces.target(SOUND);
        Scores scores = target.scores().get(0);
        int k = scores.topK();
        for (int prompt = 0; prompt < target.tokens().cases(); prompt++) {
            int from = target.tokens().begin(prompt) + 1;
            for (int i = from + 1; i < target.tokens().end(prompt); i++) {
                System.arraycopy(scores.topIds(), from * k, scores.topIds(), i * k, k);
                System.arraycopy(scores.topLogprobs(), from * k, scores.topLogprobs(), i * k, k);
                scores.chosenLogprob()[i] =
                        (float) scores.logprobOf(from, target.tokens().tokenIds()[i], -1);
            }
        }

        assertThat(find("same-precision", traces.golden(), target))
                .extracting(Localisation::rule)
                .contains("echoed-row");
    }

    @Test
    void namesScoresThatAreNotNumbers() {
        Trace target = traces.target(SOUND);
        for (int i = 5; i < 3000; i += 1000) {
            target.scores().get(0).chosenLogprob()[i] = Float.NaN;
        }
        Localisation found = only(target);

        assertThat(found.rule()).isEqualTo("not-a-number");
        assertThat(found.sentence()).startsWith("3 of 4512 scores");
    }

    /** Takes {@code by} nats from the actual token and gives its probability to the others of the top list. */
    private static void lower(Scores scores, int row, int actual, float by) {
        double p = Math.exp(scores.chosenLogprob()[row]);
        double others = 0;
        for (int k = 0; k < scores.topK(); k++) {
            others += scores.topId(row, k) == actual ? 0 : Math.exp(scores.topLogprob(row, k));
        }
        float raised = (float) Math.log1p(p * -Math.expm1(-by) / others);
        scores.chosenLogprob()[row] -= by;
        for (int k = 0; k < scores.topK(); k++) {
            scores.topLogprobs()[row * scores.topK() + k] += scores.topId(row, k) == actual ? -by : raised;
        }
        sort(scores, row * scores.topK(), scores.topK());
    }

    private static void sort(Scores scores, int from, int length) {
        for (int i = from + 1; i < from + length; i++) {
            for (int k = i; k > from && scores.topLogprobs()[k] > scores.topLogprobs()[k - 1]; k--) {
                float logprob = scores.topLogprobs()[k];
                int id = scores.topIds()[k];
                scores.topLogprobs()[k] = scores.topLogprobs()[k - 1];
                scores.topIds()[k] = scores.topIds()[k - 1];
                scores.topLogprobs()[k - 1] = logprob;
                scores.topIds()[k - 1] = id;
            }
        }
    }

    private Localisation only(Trace target) {
        List<Localisation> found = find("same-precision", traces.golden(), target);
        assertThat(found).as("%s", found).hasSize(1);
        return found.get(0);
    }

    private static Set<String> rules(String profile, Trace golden, Trace target) {
        return Set.copyOf(
                find(profile, golden, target).stream().map(Localisation::rule).toList());
    }

    private static List<Localisation> find(String profile, Trace golden, Trace target) {
        return judge(profile, golden, target).diagnosis().localisation();
    }

    private static ParityResult judge(String profile, Trace golden, Trace target) {
        return new ParityJudge(ParityPolicy.current(), profile).judge(golden, target);
    }
}
