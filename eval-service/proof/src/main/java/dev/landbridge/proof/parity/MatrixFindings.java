package dev.landbridge.proof.parity;

import dev.landbridge.proof.matrix.MatrixCoverage;
import java.util.List;

/** What gate G5 found. */
record MatrixFindings(Gate gate, List<MatrixCell> cells, MatrixCoverage coverage) {}
