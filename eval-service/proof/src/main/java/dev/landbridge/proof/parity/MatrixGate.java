package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.CellOutcome;
import dev.landbridge.proof.diagnosis.CellRules;
import dev.landbridge.proof.diagnosis.Localisation;
import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.matrix.MatrixCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** G5: the target answers the same under every setting that it can be served with, and for a while. */
final class MatrixGate {

    private MatrixGate() {}

    /**
     * Empty when the target was not asked so.
     *
     * @param firstAskingHolds whether the main part's teacher-forced gates hold
     */
    static Optional<MatrixFindings> judge(Trace golden, Trace target, MatrixLimits limits, boolean firstAskingHolds) {
        ServingMatrix matrix = target.manifest().matrix();
        if (matrix == null) {
            return Optional.empty();
        }
        MatrixReference reference = new MatrixReference(golden);
        MatrixCellJudge judge = new MatrixCellJudge(reference, target.manifest().identity(), limits);
        List<MatrixCell> cells = new ArrayList<>();
        for (int i = 0; i < matrix.cells().size(); i++) {
            cells.add(judge.judge(matrix.cells().get(i), target.matrix().cells().get(i)));
        }
        List<Localisation> found = CellRules.find(matrix.factors(), outcomes(cells), firstAskingHolds);
        MatrixCoverage coverage = MatrixCoverage.of(
                matrix,
                matrix.cells().stream().map(ServingMatrix.Cell::settings).toList());
        if (matrix.soak() != null) {
            cells.add(MatrixSoak.judge(matrix.soak(), reference, limits));
        }
        return Optional.of(
                new MatrixFindings(gate(cells, coverage, found, limits), List.copyOf(cells), coverage, found));
    }

    private static List<CellOutcome> outcomes(List<MatrixCell> cells) {
        return cells.stream()
                .map(cell -> new CellOutcome(cell.settings(), cell.kl(), cell.verdict() == GateVerdict.FAIL))
                .toList();
    }

    private static Gate gate(
            List<MatrixCell> cells, MatrixCoverage coverage, List<Localisation> found, MatrixLimits limits) {
        List<MatrixCell> failing = cells.stream()
                .filter(cell -> cell.verdict() == GateVerdict.FAIL || cell.verdict() == GateVerdict.INVALID)
                .toList();
        double required = limits.matrix().minCoverage();
        boolean soaked = cells.stream().anyMatch(cell -> cell.name().equals(MatrixSoak.NAME));
        return new Gate(
                "G5",
                "Serving matrix",
                verdict(cells, coverage.share() >= required && soaked),
                "matrix.pairwise",
                (double) failing.size(),
                0.0,
                cells.stream().mapToLong(MatrixCell::requests).sum(),
                detail(cells, failing, coverage, found),
                Map.of(
                        "cells", (double) cells.size(),
                        "pairs_covered", (double) coverage.pairsCovered(),
                        "pairs_total", (double) coverage.pairsTotal(),
                        "min_coverage", required,
                        "min_soak_seconds", limits.matrix().soakSeconds()));
    }

    private static GateVerdict verdict(List<MatrixCell> cells, boolean enough) {
        for (GateVerdict worst : List.of(GateVerdict.FAIL, GateVerdict.INVALID, GateVerdict.INCONCLUSIVE)) {
            if (cells.stream().anyMatch(cell -> cell.verdict() == worst)) {
                return worst;
            }
        }
        return enough ? GateVerdict.PASS : GateVerdict.INCONCLUSIVE;
    }

    private static String detail(
            List<MatrixCell> cells, List<MatrixCell> failing, MatrixCoverage coverage, List<Localisation> found) {
        String covered = "%d of %d pairs of settings met.".formatted(coverage.pairsCovered(), coverage.pairsTotal());
        if (failing.isEmpty()) {
            return "All %d cells hold; %s".formatted(cells.size(), covered);
        }
        String names = failing.stream().limit(3).map(MatrixCell::name).collect(Collectors.joining("; "));
        return "%d of %d cells fail (%s%s). %s%s %s"
                .formatted(
                        failing.size(),
                        cells.size(),
                        names,
                        failing.size() > 3 ? "; ..." : "",
                        found.stream()
                                .limit(1)
                                .map(where -> where.sentence() + " ")
                                .collect(Collectors.joining()),
                        failing.get(0).detail(),
                        covered);
    }
}
