package dev.landbridge.harness.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values were printed by CPython 3.11. */
class PythonTest {
    @Test
    void drawsWhatPythonDraws() {
        PythonRandom random = new PythonRandom(1234);
        assertThat(random.sample(range(1000), 5)).containsExactly(989, 796, 451, 119, 7);
        assertThat(random.sample(range(30), 12)).containsExactly(2, 25, 18, 1, 21, 22, 29, 3, 11, 7, 0, 19);
        assertThat(random.sample(range(15), 3)).containsExactly(12, 0, 5);
        assertThat(random.random()).isEqualTo(0.6483160303777565);
    }

    @Test
    void choosesWithReplacementAsPythonDoes() {
        int[] indices = new int[10];
        new PythonRandom(7).choices(indices);
        assertThat(indices).containsExactly(3, 1, 6, 0, 5, 3, 0, 5, 0, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1e-5, 1e-05",
        "1e16, 1e+16",
        "100, 100.0",
        "0.3333333333333333, 0.3333333333333333",
        "123456789012345680, 1.2345678901234568e+17",
        "1.5e300, 1.5e+300",
        "-0.0, -0.0",
        "-2.5e-7, -2.5e-07"
    })
    void writesNumbersAsPythonDoes(double value, String expected) {
        assertThat(PythonText.number(value)).isEqualTo(expected);
    }

    @Test
    void writesContainersAsPythonDoes() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", Arrays.asList(1, null, true));
        map.put("it's", "say \"x\"\n");
        assertThat(PythonText.str(map)).isEqualTo("{'a': [1, None, True], \"it's\": 'say \"x\"\\n'}");
        assertThat(PythonText.str("plain")).isEqualTo("plain");
    }

    @Test
    void readsLiterals() {
        assertThat(PythonLiteral.parse(" ['a', \"it's\", 3, -2.5, None, True, (1,), {'k': [1]}] "))
                .isEqualTo(Arrays.asList("a", "it's", 3, -2.5, null, true, List.of(1), Map.of("k", List.of(1))));
        assertThat(PythonLiteral.parse("'a' 'b\\n\\u00e9'")).isEqualTo("ab\né");
        assertThat(PythonLiteral.parse("1, 2")).isEqualTo(List.of(1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1", "f(x)", "'open", "[1 2]", "a", "__import__('os')", "{'a' 1}", "1 2"})
    void refusesWhatIsNoLiteral(String text) {
        assertThatThrownBy(() -> PythonLiteral.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void indentsJsonForHashes() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text", "é\"\n\u0001");
        document.put("n", 1.0);
        document.put("list", List.of(1, List.of()));
        document.put("none", null);
        assertThat(PythonJson.indented(document))
                .isEqualTo("{\n  \"text\": \"é\\\"\\n\\u0001\",\n  \"n\": 1.0,\n  \"list\": [\n    1,\n    []\n  ],\n"
                        + "  \"none\": null\n}");
    }

    @Test
    void findsAndReplacesLikeRe() {
        assertThat(PythonPattern.compile("(?P<a>\\d)(x)?").findAll("1x2"))
                .containsExactly(List.of("1", "x"), List.of("2", ""));
        assertThat(PythonPattern.compile("(\\w+) (\\w+)").replace("a b c d", "\\2 \\g<1>", 1))
                .isEqualTo("b a c d");
    }

    private static List<Integer> range(int size) {
        return IntStream.range(0, size).boxed().toList();
    }
}
