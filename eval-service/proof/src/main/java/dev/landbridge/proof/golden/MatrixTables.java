package dev.landbridge.proof.golden;

import java.util.List;

/**
 * Tables beside those of the main part of a trace.
 *
 * @param longTokens ids of the {@code long} cases of a golden trace, in their order; null when it has none
 * @param longScores one a replicate
 * @param cells one a cell of the target's serving matrix, in its order
 */
public record MatrixTables(TokenTable longTokens, List<Scores> longScores, List<Cell> cells) {

    public static final MatrixTables NONE = new MatrixTables(null, List.of(), List.of());

    public record Cell(TokenTable tokens, Scores scores, Decodes decodes) {}

    public static MatrixTables golden(TokenTable tokens, List<Scores> scores) {
        return tokens.cases() == 0 ? NONE : new MatrixTables(tokens, scores, List.of());
    }

    public static MatrixTables target(List<Cell> cells) {
        return new MatrixTables(null, List.of(), cells);
    }
}
