package dev.landbridge.proof.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairwiseCoverTest {

    @Test
    void makesEveryTwoLevelsMeetWhateverTheFactors() {
        SplittableRandom random = new SplittableRandom(20261128);
        for (int round = 0; round < 200; round++) {
            int[] levels = random.ints(1 + random.nextInt(8), 1, 6).toArray();
            List<int[]> rows = PairwiseCover.of(levels);

            assertThat(rows.get(0)).containsOnly(0);
            for (int left = 0; left < levels.length; left++) {
                for (int right = left + 1; right < levels.length; right++) {
                    assertThat(pairs(rows, left, right)).isEqualTo((long) levels[left] * levels[right]);
                }
            }
        }
    }

    @Test
    void givesTheSameRowsForTheSameFactors() {
        assertThat(PairwiseCover.of(4, 3, 5, 2))
                .usingElementComparator(Arrays::compare)
                .containsExactlyElementsOf(PairwiseCover.of(4, 3, 5, 2));
    }

    @Test
    void staysNearTheBestKnownSize() {
        // Optima of covering arrays: CA(2; 2^7) has 6 rows, CA(2; 3^4) 9, mixed 5 x 3 x 2^6 cannot have less than 15.
        assertThat(PairwiseCover.of(2, 2, 2, 2, 2, 2, 2)).hasSizeLessThanOrEqualTo(8);
        assertThat(PairwiseCover.of(3, 3, 3, 3)).hasSizeLessThanOrEqualTo(12);
        assertThat(PairwiseCover.of(5, 3, 2, 2, 2, 2, 2, 2)).hasSizeLessThanOrEqualTo(18);
        assertThat(PairwiseCover.of(3)).hasSize(3);
        assertThat(PairwiseCover.of(1, 1)).hasSize(1);
    }

    private static long pairs(List<int[]> rows, int left, int right) {
        return rows.stream().map(row -> row[left] * 100 + row[right]).distinct().count();
    }
}
