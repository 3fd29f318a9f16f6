package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.Localisation;
import dev.landbridge.proof.matrix.MatrixCoverage;
import java.util.List;

/** What gate G5 found. @param localisation the settings that tell failing cells from sound ones */
record MatrixFindings(Gate gate, List<MatrixCell> cells, MatrixCoverage coverage, List<Localisation> localisation) {}
