package dev.landbridge.inference.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopStringsTest {
    @Test
    void holdsBackWhatMayBecomeAStop() {
        StopStrings stops = new StopStrings(List.of("END", "EX"));
        assertThat(stops.add("aE")).isEqualTo("a");
        assertThat(stops.add("N")).isEmpty();
        assertThat(stops.add("Tb")).isEqualTo("ENTb");
        assertThat(stops.add("cEN")).isEqualTo("c");
        assertThat(stops.add("Dd")).isEmpty();
        assertThat(stops.matched()).isEqualTo("END");
        assertThat(stops.flush()).isEmpty();
    }

    @Test
    void cutsAtTheFirstOfSeveral() {
        StopStrings stops = new StopStrings(List.of("yy", "x"));
        assertThat(stops.add("abxcyy")).isEqualTo("ab");
        assertThat(stops.matched()).isEqualTo("x");
    }

    @Test
    void givesTheHeldTextWhenGenerationEnds() {
        StopStrings stops = new StopStrings(List.of("END"));
        assertThat(stops.add("aEN")).isEqualTo("a");
        assertThat(stops.flush()).isEqualTo("EN");
        assertThat(stops.matched()).isNull();
    }
}
