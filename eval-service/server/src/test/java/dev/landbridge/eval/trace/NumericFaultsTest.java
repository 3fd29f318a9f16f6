package dev.landbridge.eval.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.Gate;
import dev.landbridge.proof.parity.GateVerdict;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import dev.landbridge.proof.parity.ParityVerdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates before the real engine, which is broken on purpose, over texts of 256 positions. */
@Tag("slow")
class NumericFaultsTest {
    private static final Map<OwnText.Corpus, Trace> GOLDEN = new EnumMap<>(OwnText.Corpus.class);

    @BeforeAll
    static void captureTheReference() throws Exception {
        for (OwnText.Corpus corpus : OwnText.Corpus.values()) {
            try (EngineSide reference = EngineSide.start(corpus, "fp32")) {
                GOLDEN.put(corpus, reference.golden());
            }
        }
    }

    @Test
    void aSoundEnginePasses() throws Exception {
        assertVerdict(judge("exact", "fp32"), ParityVerdict.PASS);
        assertVerdict(judge("same-precision", "fp16-emulated"), ParityVerdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w8-per-tensor",
                "w4-per-channel",
                "attention-scale=1.02",
                "rope-base=10500",
                "rope-base=1000000",
                "rope-offset=1",
                "zero-head=5",
                "swap-tokens=105"
            })
    void exactRefusesEveryFault(String fault) throws Exception {
        assertVerdict(judge("exact", "fp32", fault), ParityVerdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "w4-per-channel",
                "rope-base=10500",
                "rope-base=1000000",
                "rope-offset=1",
                "zero-head=5",
                "swap-tokens=105"
            })
    void samePrecisionRefusesWhatIsMoreThanRounding(String fault) throws Exception {
        assertVerdict(judge("same-precision", "bf16-emulated", fault), ParityVerdict.FAIL);
    }

    @Test
    void samePrecisionSeesAnotherRotaryBaseInTheGrowthAlongTheText() throws Exception {
        ParityResult result = judge("same-precision", "bf16-emulated", "rope-base=10500");
        assertThat(verdict(result, "G2a")).as(summary(result)).isEqualTo(GateVerdict.PASS);
        assertThat(verdict(result, "G2f")).as(summary(result)).isEqualTo(GateVerdict.FAIL);
    }

    /** Below the limits of KL, yet no noise. The first choices of this small model differ too often even when rounded. */
    @ParameterizedTest
    @ValueSource(strings = {"attention-scale=1.02", "w8-per-tensor"})
    void samePrecisionWarnsOfWhatIsSystematic(String fault) throws Exception {
        ParityResult result = judge("same-precision", "bf16-emulated", fault);
        assertThat(verdict(result, "G2a")).as(summary(result)).isEqualTo(GateVerdict.PASS);
        assertThat(verdict(result, "G2c")).as(summary(result)).isEqualTo(GateVerdict.WARN);
        assertThat(verdict(result, "G2f")).as(summary(result)).isEqualTo(GateVerdict.PASS);
    }

    /** Where the model is sure, first choices hardly ever tie: what is left of these faults is their shift. */
    @ParameterizedTest
    @ValueSource(strings = {"attention-scale=1.02", "w8-per-tensor"})
    void whatIsSystematicEndsInAWarningWhereTheModelIsSure(String fault) throws Exception {
        Trace candidate = candidate(OwnText.Corpus.IMPORTS, "fp32", fault);
        ParityResult result = judge(OwnText.Corpus.IMPORTS, "same-precision", candidate);
        assertVerdict(result, ParityVerdict.PASS);
        assertThat(result.sentence()).contains("1 with a warning");
        assertThat(verdict(result, "G2c")).as(summary(result)).isEqualTo(GateVerdict.WARN);
        assertVerdict(judge(OwnText.Corpus.IMPORTS, "exact", candidate), ParityVerdict.FAIL);
    }

    @Test
    void aSoundEngineGetsNoWarningThereEither() throws Exception {
        ParityResult result =
                judge(OwnText.Corpus.IMPORTS, "same-precision", candidate(OwnText.Corpus.IMPORTS, "fp32"));
        assertThat(result.gates()).extracting(Gate::verdict).containsOnly(GateVerdict.PASS);
    }

    @Test
    void samePrecisionDoesNotWarnOfRounding() throws Exception {
        ParityResult result = judge("same-precision", "bf16-emulated");
        for (String gate : List.of("G0", "G2a", "G2b", "G2c", "G2e", "G2f", "G3")) {
            assertThat(verdict(result, gate)).as(summary(result)).isEqualTo(GateVerdict.PASS);
        }
    }

    private static ParityResult judge(String profile, String numerics, String... faults) throws Exception {
        return judge(OwnText.Corpus.HELD_OUT, profile, candidate(OwnText.Corpus.HELD_OUT, numerics, faults));
    }

    private static ParityResult judge(OwnText.Corpus corpus, String profile, Trace candidate) {
        return new ParityJudge(ParityPolicy.current(), profile).judge(GOLDEN.get(corpus), candidate);
    }

    private static Trace candidate(OwnText.Corpus corpus, String numerics, String... faults) throws Exception {
        try (EngineSide candidate = EngineSide.start(corpus, numerics, faults)) {
            return candidate.candidate();
        }
    }

    private static void assertVerdict(ParityResult result, ParityVerdict expected) {
        assertThat(result.verdict()).as(summary(result)).isEqualTo(expected);
    }

    private static GateVerdict verdict(ParityResult result, String gate) {
        return result.gates().stream()
                .filter(one -> one.id().equals(gate))
                .map(Gate::verdict)
                .findFirst()
                .orElseThrow();
    }

    private static String summary(ParityResult result) {
        return result.gates().stream()
                .map(gate -> gate.id() + " " + gate.verdict() + " " + gate.detail())
                .collect(Collectors.joining("\n", result.sentence() + "\n", ""));
    }
}
