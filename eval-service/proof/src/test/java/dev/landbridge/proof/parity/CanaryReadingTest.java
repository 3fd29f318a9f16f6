package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.SyntheticTraces;
import dev.landbridge.proof.golden.CaseRows;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryReadingTest {
    private static final List<Integer> CASES =
            IntStream.range(0, 32).map(i -> 3 * i).boxed().toList();

    private final SyntheticTraces traces = new SyntheticTraces();
    private final Scores first = scores(SyntheticTraces.BF16);

    @Test
    void isSteadyWhileTheAnswersStayWhatTheyWere() {
        CanaryReading reading = read(first);

        assertThat(reading.drift()).isEmpty();
        assertThat(reading.meanKl()).isBetween(1e-6, 2e-4);
        assertThat(reading.selfKl()).isZero();
        assertThat(reading.p99Delta()).isZero();
        assertThat(reading.prompts()).isEqualTo(32);
    }

    @Test
    void seesADeploymentLeaveItsOwnPath() {
        CanaryReading reading = read(scores(SyntheticTraces.ROPE));

        assertThat(reading.selfKl()).isGreaterThan(0.1);
        assertThat(reading.drift())
                .anySatisfy(words -> assertThat(words).startsWith("Mean KL"))
                .anySatisfy(words -> assertThat(words).startsWith("Against its own first answers: Mean KL"));
    }

    @Test
    void seesOneRowWithoutNumbers() {
        Scores broken = scores(SyntheticTraces.BF16);
        broken.chosenLogprob()[7] = Float.NaN;

        assertThat(read(broken).drift()).containsExactly("1 rows are no numbers.");
        assertThat(read(broken).meanKl()).isNull();
    }

    private Scores scores(SyntheticTraces.Fault fault) {
        Trace target = traces.target(fault);
        return CaseRows.of(target.tokens(), target.scores().get(0), CASES).scores();
    }

    private CanaryReading read(Scores now) {
        return CanaryReading.of(
                traces.golden(),
                CASES,
                now,
                first,
                new MatrixLimits(ParityPolicy.current(), "same-precision", "smoke"));
    }
}
