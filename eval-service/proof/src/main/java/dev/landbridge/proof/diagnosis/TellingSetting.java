package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.matrix.Factor;
import java.util.List;
import java.util.stream.Stream;

/**
 * The setting that tells the failing cells of a serving matrix from the sound ones.
 *
 * @param levels with which cells fail: one, or all from one on
 * @param sound with which none does
 * @param failing cells with one of the levels that fail
 * @param cells with one of the levels
 */
record TellingSetting(String factor, List<String> levels, List<String> sound, int failing, int cells) {

    /** Every factor that parts the cells cleanly; without one, the number of requests in flight if it nearly does. */
    static List<TellingSetting> of(List<ServingMatrix.Factor> factors, List<CellOutcome> cells) {
        List<TellingSetting> clean = factors.stream()
                .flatMap(factor -> from(factor, cells))
                .filter(TellingSetting::always)
                .toList();
        return clean.isEmpty() ? crowd(factors, cells) : clean;
    }

    boolean always() {
        return failing == cells;
    }

    private static Stream<TellingSetting> from(ServingMatrix.Factor factor, List<CellOutcome> cells) {
        List<String> levels = failing(factor, cells);
        int first = levels.isEmpty() ? 0 : factor.levels().indexOf(levels.get(0));
        boolean upwards =
                levels.equals(factor.levels().subList(first, factor.levels().size()));
        return levels.size() == 1 || upwards ? with(factor, levels, cells) : Stream.empty();
    }

    /** So many requests in flight do not always run together: at the verge of a fault a cell may miss it. */
    private static List<TellingSetting> crowd(List<ServingMatrix.Factor> factors, List<CellOutcome> cells) {
        return factors.stream()
                .filter(factor -> factor.name().equals(Factor.CONCURRENCY))
                .filter(factor -> failing(factor, cells)
                        .contains(factor.levels().get(factor.levels().size() - 1)))
                .flatMap(factor -> from(factor, cells))
                .filter(found -> cells.stream()
                        .filter(cell ->
                                found.levels().subList(1, found.levels().size()).contains(level(cell, found.factor())))
                        .allMatch(CellOutcome::failed))
                .toList();
    }

    private static Stream<TellingSetting> with(
            ServingMatrix.Factor factor, List<String> levels, List<CellOutcome> cells) {
        List<CellOutcome> those = cells.stream()
                .filter(cell -> levels.contains(level(cell, factor.name())))
                .toList();
        List<String> sound = factor.levels().stream()
                .filter(level -> !levels.contains(level))
                .filter(level -> cells.stream().anyMatch(cell -> level.equals(level(cell, factor.name()))))
                .toList();
        return levels.isEmpty() || sound.isEmpty()
                ? Stream.empty()
                : Stream.of(new TellingSetting(
                        factor.name(),
                        levels,
                        sound,
                        (int) those.stream().filter(CellOutcome::failed).count(),
                        those.size()));
    }

    private static List<String> failing(ServingMatrix.Factor factor, List<CellOutcome> cells) {
        return factor.levels().stream()
                .filter(level ->
                        cells.stream().anyMatch(cell -> cell.failed() && level.equals(level(cell, factor.name()))))
                .toList();
    }

    private static String level(CellOutcome cell, String factor) {
        return cell.settings().get(factor);
    }
}
