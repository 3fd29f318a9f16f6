package dev.landbridge.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.proof.golden.ServingMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CellRulesTest {
    private static final List<ServingMatrix.Factor> FACTORS = List.of(
            new ServingMatrix.Factor("graph", List.of("eager", "graph")),
            new ServingMatrix.Factor("concurrency", List.of("1", "8", "64")),
            new ServingMatrix.Factor("prompt", List.of("first", "repeated")));

    @Test
    void namesTheSettingThatAllFailingCellsShare() {
        assertThat(found(cell -> !cell.get("concurrency").equals("1")))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo("concurrency");
                    assertThat(found.sentence())
                            .contains(
                                    "Only with concurrency 8 and 64",
                                    "each of 8 cells",
                                    "with 1 it is right",
                                    "batching");
                });
        assertThat(found(cell -> cell.get("prompt").equals("repeated")))
                .extracting(Localisation::rule)
                .containsExactly("prefix-cache");
        assertThat(found(cell -> cell.get("graph").equals("graph")))
                .extracting(Localisation::rule)
                .containsExactly("graph");
    }

    @Test
    void namesTheCrowdAlsoWhenItsSmallestIsNotAlwaysOne() {
        assertThat(found(cell -> cell.get("concurrency").equals("64")
                        || cell.get("concurrency").equals("8")
                                && cell.get("prompt").equals("repeated")))
                .singleElement()
                .extracting(Localisation::sentence)
                .asString()
                .contains("Only with concurrency 8 and 64 is the answer wrong, in 6 of 8 cells; with 1 it is right");
        assertThat(found(cell -> cell.get("concurrency").equals("64")
                        && cell.get("graph").equals("graph")
                        && cell.get("prompt").equals("first")))
                .singleElement()
                .extracting(Localisation::sentence)
                .asString()
                .contains("Only with concurrency 64 is the answer wrong, in 1 of 4 cells; with 1 or 8 it is right");
    }

    @Test
    void namesNoCrowdWhenALargerOneIsRight() {
        assertThat(found(cell -> cell.get("concurrency").equals("8")
                        && cell.get("prompt").equals("first")))
                .isEmpty();
        assertThat(found(cell -> cell.get("concurrency").equals("8")
                        || cell.get("concurrency").equals("64")
                                && cell.get("prompt").equals("repeated")))
                .isEmpty();
    }

    @Test
    void namesTheFirstAskingWhenOnlyThatWasRight() {
        List<CellOutcome> cells = cells(cell -> cell.get("graph").equals("eager"));

        assertThat(CellRules.find(FACTORS, cells, true))
                .extracting(Localisation::rule)
                .containsExactly("prefix-cache", "graph");
        assertThat(CellRules.find(FACTORS, cells, false))
                .extracting(Localisation::rule)
                .containsExactly("graph");
    }

    @Test
    void namesNothingWhenNoSettingTellsTheCellsApart() {
        assertThat(found(cell -> false)).isEmpty();
        assertThat(found(cell -> true)).isEmpty();
        assertThat(found(cell ->
                        cell.get("graph").equals("graph") != cell.get("prompt").equals("first")))
                .isEmpty();
    }

    private static List<Localisation> found(Predicate<Map<String, String>> fails) {
        return CellRules.find(FACTORS, cells(fails), false);
    }

    private static List<CellOutcome> cells(Predicate<Map<String, String>> fails) {
        List<CellOutcome> cells = new ArrayList<>();
        for (String graph : List.of("eager", "graph")) {
            for (String concurrency : List.of("1", "8", "64")) {
                for (String prompt : List.of("first", "repeated")) {
                    Map<String, String> settings = Map.of("graph", graph, "concurrency", concurrency, "prompt", prompt);
                    boolean failed = fails.test(settings);
                    cells.add(new CellOutcome(settings, failed ? 0.8 : 1e-5, failed));
                }
            }
        }
        return cells;
    }
}
