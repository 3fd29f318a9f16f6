package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityJudgeTest {

    private final ParityPolicy policy = ParityPolicy.current();
    private final SyntheticTraces traces = new SyntheticTraces();

    @Test
    void findsBitParityUnderTheExactProfile() {
        ParityResult result = judge("exact", SyntheticTraces.NONE);

        assertThat(result.verdict()).as(result.sentence()).isEqualTo(ParityVerdict.PASS);
        assertThat(result.statistics().meanKl()).isZero();
        assertThat(result.statistics().top1Agreement()).isEqualTo(1);
        assertThat(result.gatesNotRun()).containsExactly("G5");
        assertThat(result.size()).isEqualTo("smoke");
        assertThat(result.sizeNote()).contains("stand-in");
        assertThat(result.prompts()).hasSize(96);
    }

    @Test
    void passesBf16UnderSamePrecisionAndFailsItUnderExact() {
        ParityResult result = judge("same-precision", SyntheticTraces.BF16);

        assertThat(result.verdict()).as(result.sentence()).isEqualTo(ParityVerdict.PASS);
        assertThat(result.statistics().meanKl()).isBetween(1e-6, 2e-4);
        assertThat(gate(result, "G2b").bound()).isNull();
        assertThat(result.sentence()).doesNotContain("G2b");
        assertThat(judge("exact", SyntheticTraces.BF16).verdict()).isEqualTo(ParityVerdict.FAIL);
    }

    @Test
    void failsARopeFaultByOrdersOfMagnitude() {
        ParityResult result = judge("same-precision", SyntheticTraces.ROPE);

        assertThat(result.verdict()).isEqualTo(ParityVerdict.FAIL);
        assertThat(gate(result, "G2a").verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(result.statistics().meanKl()).isGreaterThan(0.1);
        assertThat(gate(result, "G2f").verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(result.sentence()).startsWith("FAIL: G2");
    }

    @Test
    void seesAFaultBelowTheCapByItsSlope() {
        ParityResult result = judge(
                "same-precision", (logit, token, position, noise) -> logit + noise.nextGaussian() * 4e-4 * position);

        assertThat(gate(result, "G2a").verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(gate(result, "G2f").verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(result.sentence()).startsWith("FAIL: G2f");
    }

    @Test
    void warnsAboutASystematicShiftInsideTheMargin() {
        ParityResult result =
                judge("same-precision", (logit, token, position, noise) -> logit + (token == 0 ? 0.03 : 0));

        assertThat(gate(result, "G2c").verdict()).isEqualTo(GateVerdict.PASS);

        ParityResult flattened = judge("same-precision", (logit, token, position, noise) -> logit * 0.99);
        assertThat(gate(flattened, "G2c").inputs()).containsKey("p_above_zero");
        assertThat(flattened.statistics().deltaNll()).isNotZero();
    }

    @Test
    void isInconclusiveWhenTheSampleIsSmall() {
        traces.prompts = 40;
        ParityResult result = judge("same-precision", SyntheticTraces.BF16);

        assertThat(result.verdict()).isEqualTo(ParityVerdict.INCONCLUSIVE);
        assertThat(gate(result, "G2a").detail()).contains("asks for 64 prompts");
    }

    @Test
    void asksForTheFullSizeOnARealChip() {
        traces.chip = "ascend-910b3";
        ParityResult result = judge("same-precision", SyntheticTraces.BF16);

        assertThat(result.size()).isEqualTo("standard");
        assertThat(result.verdict()).isEqualTo(ParityVerdict.INCONCLUSIVE);
    }

    @Test
    void isInvalidForOtherWeightsOrOtherTokens() {
        Trace golden = traces.golden();
        traces.weightsDigest = "d".repeat(64);
        ParityResult otherWeights = judge("exact", golden, traces.target(SyntheticTraces.NONE));
        traces.weightsDigest = "a".repeat(64);
        Trace target = traces.target(SyntheticTraces.NONE);
        int[] ids = target.tokens().tokenIds().clone();
        ids[3]++;
        Trace otherTokens = new Trace(
                target.manifest(),
                target.cases(),
                new TokenTable(target.tokens().offsets(), ids),
                target.scores(),
                target.decodes(),
                target.tasks());

        assertThat(otherWeights.verdict()).isEqualTo(ParityVerdict.INVALID);
        assertThat(otherWeights.sentence()).contains("weights digest differs");
        assertThat(otherWeights.gatesRun()).containsExactly("G0");
        assertThat(judge("exact", golden, otherTokens).sentence()).contains("token ids");
    }

    @Test
    void isInvalidWhenOneRowIsEchoedForAllPositions() {
        Trace target = traces.target(SyntheticTraces.NONE);
        int k = target.scores().get(0).topK();
        for (int i = 0; i < target.scores().get(0).positions(); i++) {
            if (target.scores().get(0).isScored(i)) {
                System.arraycopy(
                        target.scores().get(0).topIds(),
                        k,
                        target.scores().get(0).topIds(),
                        i * k,
                        k);
            }
        }
        assertThat(judge("exact", traces.golden(), target).sentence()).contains("same first choice");
    }

    @Test
    void failsOnANumberThatIsNone() {
        Trace target = traces.target(SyntheticTraces.NONE);
        target.scores().get(0).chosenLogprob()[10] = Float.NaN;

        ParityResult result = judge("exact", traces.golden(), target);

        assertThat(result.verdict()).isEqualTo(ParityVerdict.FAIL);
        assertThat(result.sentence()).startsWith("FAIL: G1").contains("1 invalid numbers");
    }

    @Test
    void failsOnARowThatIsNone() {
        Trace target = traces.target(SyntheticTraces.NONE);
        Scores scores = target.scores().get(0);
        scores.chosenLogprob()[10] = Float.NaN;
        Arrays.fill(scores.topIds(), 10 * scores.topK(), 11 * scores.topK(), Scores.PADDING);

        ParityResult result = judge("exact", traces.golden(), target);

        assertThat(gate(result, "G0").verdict()).isEqualTo(GateVerdict.PASS);
        assertThat(result.verdict()).isEqualTo(ParityVerdict.FAIL);
        assertThat(result.sentence()).startsWith("FAIL: G1").contains("1 invalid numbers");
    }

    @Test
    void isInvalidWhenATopListIsMissing() {
        Trace target = traces.target(SyntheticTraces.NONE);
        Scores scores = target.scores().get(0);
        Arrays.fill(scores.topIds(), 10 * scores.topK(), 11 * scores.topK(), Scores.PADDING);

        assertThat(judge("exact", traces.golden(), target).sentence()).startsWith("INVALID: G0");
    }

    @Test
    void failsWhenTasksAreLost() {
        traces.lostTasks = 12;
        ParityResult result = judge("same-precision", SyntheticTraces.BF16);

        assertThat(gate(result, "G4").verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(result.statistics().tasks().b()).isEqualTo(12);
        assertThat(result.verdict()).isEqualTo(ParityVerdict.FAIL);
    }

    @Test
    void tellsNearTiesFromRealDivergence() {
        ParityResult gross = judge(
                "same-precision",
                (logit, token, position, noise) -> logit + (position > 5 ? 4 * noise.nextGaussian() : 0));

        assertThat(gross.statistics().decode().hard()).isGreaterThan(10);
        assertThat(gate(gross, "G3").verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(judge("same-precision", SyntheticTraces.BF16)
                        .statistics()
                        .decode()
                        .hard())
                .isZero();
    }

    @Test
    void givesTheSameResultTwice() {
        assertThat(judge("same-precision", SyntheticTraces.BF16))
                .usingRecursiveComparison()
                .isEqualTo(judge("same-precision", SyntheticTraces.BF16));
    }

    @Test
    void choosesTheProfileByNumerics() {
        assertThat(policy.profileFor("bf16-emulated")).contains("same-precision");
        assertThat(policy.profileFor("fp32")).contains("exact");
        assertThat(policy.profileFor("int3")).isEmpty();
        assertThatThrownBy(() -> new ParityJudge(policy, "loose")).hasMessageContaining("no profile loose");
    }

    @Test
    void findsGarbledText() {
        GarbageDetector detector = new GarbageDetector(policy.document().garbage());

        assertThat(detector.defect("fine", "stop", "\uFFFD\uFFFD", "stop"))
                .contains("control or replacement characters");
        assertThat(detector.defect("fine", "stop", "abcabcabcabcabcabcabcabcabc", "stop"))
                .contains("repetition");
        assertThat(detector.defect("fine", "stop", "", "stop")).contains("empty");
        assertThat(detector.defect("fine", "stop", "fine", "length")).contains("runs on where the reference stops");
        assertThat(detector.defect("100000000", "stop", "100000000", "stop")).isEmpty();
        assertThat(detector.defect("fine", "length", "a line\n          ", "length"))
                .isEmpty();
        assertThat(detector.defect("fine", "length", "a character of three bytes \uFFFD\uFFFD", "length"))
                .isEmpty();
        assertThat(detector.defect("fine", "length", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", "length"))
                .isPresent();
    }

    private ParityResult judge(String profile, SyntheticTraces.Fault fault) {
        return judge(profile, traces.golden(), traces.target(fault));
    }

    private ParityResult judge(String profile, Trace golden, Trace target) {
        return new ParityJudge(policy, profile).judge(golden, target);
    }

    private static Gate gate(ParityResult result, String id) {
        List<Gate> found =
                result.gates().stream().filter(one -> one.id().equals(id)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
