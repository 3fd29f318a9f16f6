package dev.landbridge.proof.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * KL over its noise floor by two dimensions.
 *
 * @param cells one list a row; a cell without positions is null
 */
public record HeatMap(
        String rowDimension,
        String columnDimension,
        List<String> rows,
        List<String> columns,
        List<List<Double>> cells) {

    /** Position by token class, or by prompt length where the texts of the tokens are not known. */
    static HeatMap of(Evidence evidence) {
        Dimension columns =
                evidence.vocabulary().isEmpty() ? Dimension.length() : Dimension.tokenClass(evidence.vocabulary());
        return of(evidence, Dimension.position(), columns);
    }

    private static HeatMap of(Evidence evidence, Dimension down, Dimension across) {
        Map<Dimension.Label, Map<Dimension.Label, Tally>> grid = new TreeMap<>();
        SortedSet<Dimension.Label> columns = new TreeSet<>();
        for (PromptSample prompt : evidence.prompts()) {
            for (int row = 0; row < prompt.rows(); row++) {
                for (Dimension.Label left : down.labels().of(prompt, row)) {
                    for (Dimension.Label top : across.labels().of(prompt, row)) {
                        columns.add(top);
                        grid.computeIfAbsent(left, key -> new TreeMap<>())
                                .computeIfAbsent(top, key -> new Tally())
                                .add(prompt, row);
                    }
                }
            }
        }
        List<List<Double>> cells = new ArrayList<>();
        grid.values().forEach(tallies -> cells.add(ratios(tallies, columns, evidence.limits())));
        return new HeatMap(down.name(), across.name(), texts(grid.keySet()), texts(columns), cells);
    }

    private static List<Double> ratios(
            Map<Dimension.Label, Tally> tallies, SortedSet<Dimension.Label> columns, Limits limits) {
        List<Double> ratios = new ArrayList<>();
        for (Dimension.Label column : columns) {
            Tally tally = tallies.get(column);
            ratios.add(tally == null ? null : limits.ratio(tally.kl(), tally.floorKl()));
        }
        return ratios;
    }

    private static List<String> texts(Iterable<Dimension.Label> labels) {
        List<String> texts = new ArrayList<>();
        labels.forEach(label -> texts.add(label.text()));
        return texts;
    }
}
