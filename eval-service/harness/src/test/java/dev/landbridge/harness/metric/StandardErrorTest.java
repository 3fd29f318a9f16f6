package dev.landbridge.harness.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values were printed by lm-evaluation-harness 0.4.13 (CPython 3.11, scikit-learn, sacreBLEU 2.6). */
class StandardErrorTest {
    private static final List<List<Integer>> BINARY =
            List.of(List.of(0, 0), List.of(1, 1), List.of(1, 0), List.of(1, 1), List.of(0, 1), List.of(0, 0));
    private static final List<List<Integer>> CLASSES =
            List.of(List.of(0, 0), List.of(1, 1), List.of(1, 0), List.of(2, 2), List.of(0, 1), List.of(2, 2));
    private static final List<Double> LOGPROBS = List.of(-0.5, -1.25, -3.0, -0.1, -2.2, -0.7);

    @Test
    void bootstrapsExactlyAsTheHarnessDoes() {
        assertError(Aggregation.PERPLEXITY, LOGPROBS, 2000, 1.841281286995149);
        assertError(Aggregation.MEDIAN, LOGPROBS, 1000, 0.6110328232682034);
        assertError(Aggregation.MATTHEWS_CORRCOEF, CLASSES, 1000, 0.3417202796843131);
        assertError(Aggregation.F1, BINARY, 1000, 0.27440945755566043);
    }

    @Test
    void scoresClasses() {
        assertThat(Aggregation.F1.of(BINARY)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(Aggregation.MATTHEWS_CORRCOEF.of(CLASSES)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void scoresTranslations() {
        List<List<String>> items = List.of(
                List.of("The cat sat on the mat, quietly.", "The cat sat on a mat - quietly!"),
                List.of("It costs 3.50 dollars & more", "It costs 3.50 euros &amp; more"));
        assertThat(Aggregation.BLEU.of(items)).isCloseTo(31.823566221963034, within(1e-10));
        assertThat(Aggregation.CHRF.of(items)).isCloseTo(55.95573556373657, within(1e-10));
        assertThat(Aggregation.CHRF_PLUS_PLUS.of(items)).isCloseTo(54.93278319594517, within(1e-10));
    }

    @Test
    void countsEditsAndMovesOfTranslations() {
        List<List<String>> items = List.of(
                List.of("The cat sat on the mat, quietly.", "The cat sat on a mat - quietly!"),
                List.of("It costs 3.50 dollars & more", "It costs 3.50 euros &amp; more"));
        List<List<String>> moves = List.of(
                List.of("aaaa bbbb cccc dddd eeee ffff gggg", "dddd eeee ffff gggg aaaa bbbb cccc"),
                List.of("a b c d", "b a d C"));
        assertThat(Aggregation.TER.of(items)).isCloseTo(46.15384615384615, within(1e-12));
        assertThat(Aggregation.TER.of(moves)).isCloseTo(27.27272727272727, within(1e-12));
        assertThat(Aggregation.TER.of(List.of(List.of(List.of("a b x d", "a b c d e f"), "a b c d"))))
                .isEqualTo(20);
        assertThat(Aggregation.TER.of(List.of(List.of("", "x y")))).isEqualTo(100);
        assertThat(Aggregation.TER.of(List.of(List.of("x y", "")))).isEqualTo(100);
    }

    @Test
    void knowsTheErrorOfAMeanOnly() {
        assertError(Aggregation.MEAN, List.of(1, 0, 1, 1), 100_000, 0.25);
        assertThat(StandardError.of(Aggregation.MEAN, List.of(1), 100_000)).isEmpty();
        assertThat(StandardError.of(Aggregation.BITS_PER_BYTE, List.of(List.of(-1.0, 2), List.of(-1.0, 2)), 100))
                .isEmpty();
        assertThat(StandardError.of(Aggregation.MEAN, List.of(1, 0), 0)).isEmpty();
    }

    private static void assertError(Aggregation aggregation, List<?> values, int replicates, double expected) {
        assertThat(StandardError.of(aggregation, values, replicates).orElseThrow())
                .as(aggregation.label())
                .isCloseTo(expected, within(1e-12));
    }
}
