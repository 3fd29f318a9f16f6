package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.matrix.Factor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names the setting that all failing cells share and no other has: where to look for the fault. */
final class MatrixPattern {
    private static final Map<String, String> PLACES = Map.of(
            Factor.CONCURRENCY,
            "batching or graph padding",
            Factor.LENGTH,
            "positions, key-value cache or paging",
            Factor.PROMPT,
            "prefix cache or block table",
            "prefix_cache",
            "prefix cache or block table",
            "graph",
            "graph capture and replay",
            "chunked_prefill",
            "chunked prefill",
            "speculative",
            "speculative decoding",
            "disaggregated",
            "transfer of keys and values between prefill and decode");

    private MatrixPattern() {}

    /** @param firstAskingHolds whether the same prompts were right in the main part, which asked them first */
    static Optional<String> of(List<ServingMatrix.Factor> factors, List<MatrixCell> cells, boolean firstAskingHolds) {
        Set<MatrixCell> failing = cells.stream()
                .filter(cell -> cell.verdict() == GateVerdict.FAIL)
                .collect(Collectors.toSet());
        if (!failing.isEmpty() && firstAskingHolds && failing.containsAll(ofTheCandidate(factors, cells))) {
            return Optional.of("The same prompts were right when they were asked first: look at %s."
                    .formatted(PLACES.get(Factor.PROMPT)));
        }
        if (failing.isEmpty() || failing.size() == cells.size()) {
            return Optional.empty();
        }
        return factors.stream()
                .flatMap(factor -> shared(factor, failing, cells).stream())
                .findFirst();
    }

    /** The cells that the candidate itself answered; the first is one. */
    private static List<MatrixCell> ofTheCandidate(List<ServingMatrix.Factor> factors, List<MatrixCell> cells) {
        List<String> switches = factors.stream()
                .map(ServingMatrix.Factor::name)
                .filter(name -> !Factor.ASKED.contains(name))
                .toList();
        Map<String, String> candidate = cells.get(0).settings();
        return cells.stream()
                .filter(cell -> switches.stream()
                        .allMatch(name ->
                                candidate.get(name).equals(cell.settings().get(name))))
                .toList();
    }

    /** The levels of the failing cells, when they are one, or all from one on, and no sound cell has them. */
    private static Optional<String> shared(
            ServingMatrix.Factor factor, Set<MatrixCell> failing, List<MatrixCell> cells) {
        List<String> levels = factor.levels().stream()
                .filter(level -> failing.stream().anyMatch(cell -> has(cell, factor, level)))
                .toList();
        boolean exact = cells.stream()
                .allMatch(cell -> failing.contains(cell)
                        == levels.contains(cell.settings().get(factor.name())));
        int first = levels.isEmpty() ? 0 : factor.levels().indexOf(levels.get(0));
        boolean upwards =
                levels.equals(factor.levels().subList(first, factor.levels().size()));
        if (levels.isEmpty() || !exact || levels.size() > 1 && !upwards) {
            return Optional.empty();
        }
        return Optional.of("Only with %s %s%s: look at %s."
                .formatted(
                        factor.name().replace('_', ' '),
                        levels.get(0),
                        levels.size() > 1 ? " and more" : "",
                        PLACES.getOrDefault(factor.name(), "what this setting changes")));
    }

    private static boolean has(MatrixCell cell, ServingMatrix.Factor factor, String level) {
        return level.equals(cell.settings().get(factor.name()));
    }
}
