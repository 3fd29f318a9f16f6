package dev.landbridge.proof.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.landbridge.proof.statistics.ClusteredMean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PositionTablesTest {
    private static final List<PromptComparison> THREE =
            List.of(comparison(4e-4, 2e-4), comparison(3e-3), comparison(9e-4, 1e-3, 8e-4));

    @Test
    void knowsNoMoreFromAskingTheSamePromptsAgain() {
        ClusteredMean once = PositionTables.of(THREE).kl();

        ClusteredMean often = asked(20).byPrompt(ids(20)).kl();

        assertThat(often.mean()).isCloseTo(once.mean(), within(1e-15));
        assertThat(often.standardError()).isCloseTo(once.standardError(), within(1e-15));
        assertThat(often.clusters()).isEqualTo(3);
        assertThat(often.lower(0.95)).isLessThan(asked(20).kl().lower(0.95));
    }

    @Test
    void keepsEveryAskingOfAPrompt() {
        PositionTables often = asked(2).byPrompt(ids(2));

        assertThat(often.positions()).isEqualTo(12);
        assertThat(often.flips()).isEqualTo(6);
        assertThat(often.flipsWithMarginAbove(1)).isEqualTo(6);
        assertThat(often.cases()).containsExactly(0, 1, 2);
    }

    private static PositionTables asked(int times) {
        List<PromptComparison> all = new ArrayList<>();
        Collections.nCopies(times, THREE).forEach(all::addAll);
        return PositionTables.of(all);
    }

    private static List<String> ids(int times) {
        return IntStream.range(0, 3 * times).mapToObj(i -> "case-" + i % 3).toList();
    }

    /** The first position is another choice where the reference was sure by 2 nats. */
    private static PromptComparison comparison(double... kl) {
        int rows = kl.length;
        boolean[] flips = new boolean[rows];
        double[] margins = new double[rows];
        flips[0] = true;
        margins[0] = 2;
        return new PromptComparison(
                kl,
                new double[rows],
                new double[rows],
                flips,
                margins,
                IntStream.range(0, rows).toArray());
    }
}
