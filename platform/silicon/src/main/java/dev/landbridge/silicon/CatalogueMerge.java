package dev.landbridge.silicon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lays an operator's rows over the shipped ones: a known key keeps its place, a new one comes behind. */
final class CatalogueMerge {

    private final List<String> mistakes = new ArrayList<>();
    private final List<CatalogueRow> overrides;

    private CatalogueMerge(List<CatalogueRow> overrides) {
        this.overrides = overrides.stream()
                .sorted(Comparator.comparing(CatalogueRow::key))
                .toList();
    }

    /** @throws CatalogueMistakesException when a row cannot be read or names another key */
    static CatalogueFiles over(CatalogueFiles shipped, List<CatalogueRow> overrides) {
        CatalogueMerge merge = new CatalogueMerge(overrides);
        CatalogueFiles merged = merge.files(shipped);
        if (!merge.mistakes.isEmpty()) {
            throw new CatalogueMistakesException(merge.mistakes);
        }
        return merged;
    }

    private CatalogueFiles files(CatalogueFiles shipped) {
        List<Chip> chips = rows(RowKind.CHIP, shipped.devices().chips(), Chip.class, Chip::key);
        staysStandIn(shipped.devices().chips(), chips);
        return new CatalogueFiles(
                new CatalogueFiles.Devices(
                        shipped.devices().version(), shipped.devices().families(), chips),
                new CatalogueFiles.Engines(
                        shipped.engines().version(),
                        rows(RowKind.ENGINE, shipped.engines().rows(), EngineRow.class, EngineRow::key)),
                new CatalogueFiles.Architectures(
                        shipped.architectures().version(),
                        rows(
                                RowKind.ARCHITECTURE,
                                shipped.architectures().oneRowAName(),
                                Architecture.class,
                                row -> String.join(" ", row.names()))),
                shipped.rules().with(rows(RowKind.RULE, shipped.rules().rules(), Rule.class, Rule::id)));
    }

    private <T> List<T> rows(RowKind kind, List<T> shipped, Class<T> type, Function<T, String> key) {
        Map<String, T> rows = new LinkedHashMap<>();
        shipped.forEach(row -> rows.put(key.apply(row), row));
        for (CatalogueRow override : overrides) {
            if (override.kind() == kind) {
                read(override, type, key, rows);
            }
        }
        return List.copyOf(rows.values());
    }

    private <T> void read(CatalogueRow override, Class<T> type, Function<T, String> key, Map<String, T> rows) {
        try {
            T row = RowCodec.read(override, type);
            if (override.key().equals(key.apply(row))) {
                rows.put(override.key(), row);
            } else {
                mistakes.add(override.kind().label() + " " + override.key() + " holds the row of " + key.apply(row));
            }
        } catch (CatalogueMistakesException e) {
            mistakes.addAll(e.mistakes());
        }
    }

    // A certificate of a stand-in must never become one of a chip.
    private void staysStandIn(List<Chip> shipped, List<Chip> merged) {
        Map<String, Chip> now = new LinkedHashMap<>();
        merged.forEach(chip -> now.put(chip.key(), chip));
        shipped.stream()
                .filter(Chip::standIn)
                .filter(chip -> !now.get(chip.key()).standIn())
                .forEach(chip -> mistakes.add("chip " + chip.key() + " is a stand-in and stays one"));
    }
}
