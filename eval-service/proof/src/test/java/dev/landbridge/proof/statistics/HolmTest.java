package dev.landbridge.proof.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The worked example of the encyclopedia's article on the method: H1 and H4 fall, H2 and H3 stay. */
    @Test
    void rejectsWhatThePublishedExampleRejects() {
        double[] p = {0.01, 0.04, 0.03, 0.005};

        assertThat(Holm.adjust(p)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
        assertThat(Holm.rejected(p, 0.05)).isEqualTo(2);
    }

    /** R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm"). */
    @Test
    void givesTheValuesOfR() {
        assertThat(Holm.adjust(new double[] {0.01, 0.02, 0.03, 0.04, 0.05}))
                .containsExactly(new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, EXACT);
    }

    @Test
    void staysWithinOne() {
        assertThat(Holm.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    /** 20 true hypotheses a family: at most 5 % of the families may hold a false rejection (3 sd of 2,000 trials). */
    @Test
    void keepsTheFamilyWiseError() {
        SplittableRandom random = new SplittableRandom(11);
        int families = 2000;
        int wrong = 0;
        for (int trial = 0; trial < families; trial++) {
            wrong += Holm.rejected(random.doubles(20).toArray(), 0.05) > 0 ? 1 : 0;
        }
        assertThat((double) wrong / families).isBetween(0.03, 0.065);
    }
}
