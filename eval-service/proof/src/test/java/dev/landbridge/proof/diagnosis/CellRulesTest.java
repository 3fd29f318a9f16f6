package dev.landbridge.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CellRulesTest {

    @Test
    void namesTheSettingThatAllFailingCellsShare() {
        assertThat(CellRules.find(cells(cell -> !cell.get("concurrency").equals("1"))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo("concurrency");
                    assertThat(found.sentence())
                            .contains("Only with concurrency 64, 8", "8 of 12 cells", "with 1 it is right", "batching");
                });
        assertThat(CellRules.find(cells(cell -> cell.get("prompt").equals("repeated"))))
                .extracting(Localisation::rule)
                .containsExactly("prefix-cache");
        assertThat(CellRules.find(cells(cell -> cell.get("graph").equals("graph"))))
                .extracting(Localisation::rule)
                .containsExactly("graph");
    }

    @Test
    void namesNothingWhenNoSettingTellsTheCellsApart() {
        assertThat(CellRules.find(cells(cell -> false))).isEmpty();
        assertThat(CellRules.find(cells(cell -> true))).isEmpty();
        assertThat(CellRules.find(cells(cell ->
                        cell.get("graph").equals("graph") != cell.get("prompt").equals("first"))))
                .isEmpty();
        assertThat(CellRules.find(List.of())).isEmpty();
    }

    private static List<CellOutcome> cells(Predicate<Map<String, String>> fails) {
        List<CellOutcome> cells = new ArrayList<>();
        for (String graph : List.of("eager", "graph")) {
            for (String concurrency : List.of("1", "8", "64")) {
                for (String prompt : List.of("first", "repeated")) {
                    Map<String, String> settings = new LinkedHashMap<>();
                    settings.put("graph", graph);
                    settings.put("concurrency", concurrency);
                    settings.put("prompt", prompt);
                    boolean failed = fails.test(settings);
                    cells.add(new CellOutcome(settings, failed ? 0.8 : 1e-5, 0.0, failed));
                }
            }
        }
        return cells;
    }
}
