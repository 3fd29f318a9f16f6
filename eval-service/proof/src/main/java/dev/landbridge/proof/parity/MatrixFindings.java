package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.CellOutcome;
import dev.landbridge.proof.matrix.MatrixCoverage;
import java.util.List;

/** What gate G5 found. */
record MatrixFindings(Gate gate, List<MatrixCell> cells, MatrixCoverage coverage) {

    List<CellOutcome> outcomes() {
        return cells.stream()
                .map(cell ->
                        new CellOutcome(cell.settings(), cell.kl(), cell.floorKl(), cell.verdict() == GateVerdict.FAIL))
                .toList();
    }
}
