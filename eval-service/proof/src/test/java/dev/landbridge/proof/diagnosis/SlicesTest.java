package dev.landbridge.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.Vocabulary;
import dev.landbridge.proof.parity.ParityJudge;
import dev.landbridge.proof.parity.ParityPolicy;
import dev.landbridge.proof.parity.ParityResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlicesTest {

    private final SyntheticTraces traces = new SyntheticTraces();

    @BeforeEach
    void vary() {
        traces.lengths = prompt -> 20 + prompt % 60;
        traces.tags = prompt -> List.of("language:" + (prompt % 3 == 0 ? "zh" : "en"), "kind:chat", "heldout");
    }

    @Test
    void cutsAlongEveryDimensionAndCountsEachPositionOnce() {
        ParityResult result = judge(traces.target(SyntheticTraces.BF16));
        List<Slice> slices = result.diagnosis().slices();

        assertThat(slices.stream().map(Slice::dimension).distinct())
                .containsExactly("kind", "language", "tag", "token_class", "position", "length");
        for (String dimension : List.of("language", "token_class", "position", "length")) {
            assertThat(slices.stream()
                            .filter(slice -> slice.dimension().equals(dimension))
                            .mapToLong(Slice::positions)
                            .sum())
                    .isEqualTo(result.statistics().positions());
        }
        assertThat(values(slices, "token_class"))
                .containsExactly("digits", "letters", "cjk", "code", "punctuation", "special");
        assertThat(values(slices, "position")).containsExactly("1-7", "8-15", "16-31", "32-63", "64-127");
        assertThat(slices).noneMatch(Slice::significant);
        Slice whole = slices.stream()
                .filter(slice -> slice.dimension().equals("kind"))
                .findFirst()
                .orElseThrow();
        assertThat(whole.kl()).isCloseTo(result.statistics().meanKl(), within(1e-15));
        assertThat(whole.floorKl()).isZero();
        assertThat(whole.ratio()).isCloseTo(whole.kl() / 1e-6, within(1e-6));
    }

    @Test
    void adjustsOverAllSlicesAndFlagsTheOneThatIsWorse() {
        List<Slice> slices = judge(Spoiler.spoil(
                        traces.target(SyntheticTraces.BF16), (prompt, position, token) -> token >= 20 && token < 25))
                .diagnosis()
                .slices();
        Slice cjk = slices.stream()
                .filter(slice -> slice.value().equals("cjk"))
                .findFirst()
                .orElseThrow();
        long tested = slices.stream().filter(slice -> slice.pValue() != null).count();

        assertThat(cjk.significant()).isTrue();
        assertThat(cjk.ratio()).isGreaterThan(1000);
        assertThat(slices.stream().filter(slice -> slice.dimension().equals("token_class") && slice.significant()))
                .containsExactly(cjk);
        double smallest = slices.stream()
                .filter(slice -> slice.pValue() != null)
                .mapToDouble(Slice::pValue)
                .min()
                .orElseThrow();
        assertThat(slices)
                .filteredOn(slice -> slice.pValue() != null && slice.pValue() == smallest)
                .allSatisfy(slice -> assertThat(slice.pAdjusted()).isCloseTo(smallest * tested, within(1e-12)));
        assertThat(slices)
                .filteredOn(slice -> slice.pValue() != null)
                .allSatisfy(slice -> assertThat(slice.pAdjusted()).isGreaterThanOrEqualTo(slice.pValue()));
    }

    @Test
    void doesNotTestASliceOfFewPrompts() {
        traces.tags = prompt -> List.of("language:" + (prompt < 5 ? "ja" : "en"));

        assertThat(judge(traces.target(SyntheticTraces.BF16)).diagnosis().slices())
                .filteredOn(slice -> slice.value().equals("ja"))
                .singleElement()
                .satisfies(slice -> {
                    assertThat(slice.pValue()).isNull();
                    assertThat(slice.pAdjusted()).isNull();
                });
    }

    @Test
    void mapsTheHeatByPositionAndClass() {
        HeatMap map = judge(Spoiler.spoil(
                        traces.target(SyntheticTraces.NONE),
                        (prompt, position, token) -> token < 10 && position >= 32 && position < 64))
                .diagnosis()
                .heatMap();

        assertThat(map.rows()).containsExactly("1-7", "8-15", "16-31", "32-63", "64-127");
        assertThat(map.columns()).startsWith("digits");
        assertThat(map.cells().get(3).get(0)).isGreaterThan(1e4);
        assertThat(map.cells().get(2)).containsOnly(1.0);
        assertThat(map.cells().get(3).subList(1, 6)).containsOnly(1.0);
        Trace golden = traces.golden().with(Vocabulary.NONE, List.of());
        HeatMap bare = new ParityJudge(ParityPolicy.current(), "exact")
                .judge(golden, traces.target(SyntheticTraces.NONE))
                .diagnosis()
                .heatMap();
        assertThat(bare.columnDimension()).isEqualTo("length");
        assertThat(bare.cells().get(4).get(0)).isNull();
    }

    @Test
    void drawsTheCurveOverLengthsAndNamesTheFirstDivergentToken() {
        Diagnosis diagnosis = judge(Spoiler.spoil(
                        traces.target(SyntheticTraces.NONE), (prompt, position, token) -> prompt == 7 && position >= 9))
                .diagnosis();

        assertThat(diagnosis.length()).extracting(LengthBucket::bucket).containsExactly("16-31", "32-63", "64-127");
        assertThat(diagnosis.length()).extracting(LengthBucket::kl).satisfies(kl -> {
            assertThat(kl.get(0)).isPositive();
            assertThat(kl.get(1)).isZero();
        });
        assertThat(diagnosis.worstPrompts()).hasSize(5);
        WorstPrompt worst = diagnosis.worstPrompts().get(0);
        assertThat(worst.caseId()).isEqualTo("score-7");
        assertThat(worst.firstDivergence().position()).isEqualTo(9);
        FirstDivergence.Choice reference = worst.firstDivergence().reference();
        FirstDivergence.Choice target = worst.firstDivergence().target();
        assertThat(target.id()).isEqualTo((reference.id() + 1) % 40);
        assertThat(reference.text())
                .isEqualTo(SyntheticTraces.TEXTS.text(reference.id()).orElseThrow());
        assertThat(target.targetLogprob()).isEqualTo(reference.referenceLogprob());
        assertThat(diagnosis.worstPrompts().get(1).firstDivergence()).isNull();
    }

    @Test
    void speaksThePortalsJson() {
        var json = ProofJson.tree(judge(traces.target(SyntheticTraces.BF16)).diagnosis());

        assertThat(json.at("/slices/0").properties().stream().map(field -> field.getKey()))
                .containsExactly(
                        "dimension",
                        "value",
                        "positions",
                        "kl",
                        "floor_kl",
                        "ratio",
                        "p_value",
                        "p_adjusted",
                        "significant");
        assertThat(json.at("/length/0/floor").isNumber()).isTrue();
        assertThat(json.at("/heat_map/cells/0/0").isNumber()).isTrue();
        assertThat(json.path("target_replicate").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "42, DIGITS",
        "' 7', DIGITS",
        "'Ġthe', LETTERS",
        "naïve, LETTERS",
        "桥, CJK",
        "の, CJK",
        "한국, CJK",
        "' ,', PUNCTUATION",
        "…, PUNCTUATION",
        "(), CODE",
        "a_b, CODE",
        "'+=', CODE",
        "▁, SPACE",
        "'  ', SPACE",
        "<0xE4>, BYTE_FALLBACK",
        "\uFFFD, BYTE_FALLBACK",
        "'bytes:\\xe4', BYTE_FALLBACK",
        "<s>, SPECIAL",
        "<|user|>, SPECIAL",
        "</think>, SPECIAL",
        "[INST], SPECIAL",
        "<｜Assistant｜>, SPECIAL",
        "😀, OTHER"
    })
    void classesTokensByTheirText(String text, String kind) {
        assertThat(TokenClass.of(text)).isEqualTo(TokenClass.valueOf(kind.toUpperCase(Locale.ROOT)));
    }

    private ParityResult judge(Trace target) {
        return new ParityJudge(ParityPolicy.current(), "same-precision").judge(traces.golden(), target);
    }

    private static List<String> values(List<Slice> slices, String dimension) {
        return slices.stream()
                .filter(slice -> slice.dimension().equals(dimension))
                .map(Slice::value)
                .toList();
    }
}
