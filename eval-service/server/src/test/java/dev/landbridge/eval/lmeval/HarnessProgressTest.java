package dev.landbridge.eval.lmeval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarnessProgressTest {
    /** As lm-eval 0.4.13 and tqdm write it. */
    private static final String OUTPUT = "2026-11-28:05:40:01 INFO [evaluator:305] Running loglikelihood requests\n"
            + "\rRequesting API:   0%|          | 0/800 [00:00<?, ?it/s]"
            + "\rRequesting API:  21%|██        | 168/800 [00:01<00:05, 120.31it/s]"
            + "\rRequesting API:  45%|████▌     | 360/800 [01:02<01:03:05, 118.90it/s]";

    @Test
    void readsTheNewestBar() {
        HarnessProgress progress = HarnessProgress.last(OUTPUT).orElseThrow();

        assertThat(progress).isEqualTo(new HarnessProgress("Requesting API", 360, 800, 3785));
        assertThat(progress.share()).isEqualTo(0.45);
    }

    @Test
    void doesNotKnowWhatTheBarDoesNotSay() {
        assertThat(HarnessProgress.last("Requesting API:   0%|          | 0/800 [00:00<?, ?it/s]"))
                .contains(new HarnessProgress("Requesting API", 0, 800, null));
        assertThat(HarnessProgress.last("no bar 12/13 at all\n")).isEmpty();
    }
}
