package dev.landbridge.proof.diagnosis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the setting that all failing cells of a serving matrix share and no sound cell has. */
public final class CellRules {

    private record Place(String rule, String words) {}

    private static final Map<String, Place> PLACES = Map.of(
            "concurrency", new Place("concurrency", "batching and the padding of graphs"),
            "length", new Place("boundary", "the pages of the key-value cache and sequence parallelism"),
            "prompt", new Place("prefix-cache", "the prefix cache and its block table"),
            "prefix_cache", new Place("prefix-cache", "the prefix cache and its block table"),
            "graph", new Place("graph", "the capture and the replay of graphs"),
            "chunked_prefill", new Place("chunked-prefill", "chunked prefill"),
            "speculative", new Place("speculative", "speculative decoding and its acceptance"),
            "disaggregated", new Place("disaggregated", "the transfer of keys and values between prefill and decode"));

    private CellRules() {}

    /** The factors are looked at in the order of the first cell. */
    public static List<Localisation> find(List<CellOutcome> cells) {
        List<CellOutcome> failing = cells.stream().filter(CellOutcome::failed).toList();
        if (failing.isEmpty() || failing.size() == cells.size()) {
            return List.of();
        }
        return cells.get(0).settings().keySet().stream()
                .flatMap(factor -> shared(factor, failing, cells).stream())
                .toList();
    }

    private static Optional<Localisation> shared(String factor, List<CellOutcome> failing, List<CellOutcome> cells) {
        Collection<String> levels = levels(factor, failing);
        Collection<String> sound =
                levels(factor, cells.stream().filter(cell -> !cell.failed()).toList());
        if (levels.isEmpty() || sound.isEmpty() || sound.stream().anyMatch(levels::contains)) {
            return Optional.empty();
        }
        Place place = PLACES.getOrDefault(factor, new Place(factor, "what this setting changes"));
        return Optional.of(new Localisation(
                place.rule(),
                "Only with %s %s is the answer wrong, in %d of %d cells; with %s it is right. Look at %s."
                        .formatted(
                                factor.replace('_', ' '),
                                String.join(", ", levels),
                                failing.size(),
                                cells.size(),
                                String.join(", ", sound),
                                place.words()),
                "KL a token in the failing cells: %s; in the others: %s."
                        .formatted(
                                kl(failing),
                                kl(cells.stream().filter(cell -> !cell.failed()).toList()))));
    }

    private static Collection<String> levels(String factor, List<CellOutcome> cells) {
        return cells.stream()
                .map(cell -> cell.settings().get(factor))
                .filter(level -> level != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kl(List<CellOutcome> cells) {
        return cells.stream()
                .map(cell -> cell.kl() == null ? "not scored" : Figures.short3(cell.kl()))
                .collect(Collectors.joining(", "));
    }
}
