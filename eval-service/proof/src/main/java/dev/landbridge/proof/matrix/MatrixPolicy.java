package dev.landbridge.proof.matrix;

import java.util.List;
import java.util.Map;

/** What a policy asks of the serving matrix (gate G5). */
public record MatrixPolicy(List<Factor> factors, Map<String, Size> sizes) {

    /**
     * How much of it a sample size class runs.
     *
     * @param prompts teacher-forced prompts a cell, at least; a cell asks as many as it keeps in flight
     * @param decodes greedy continuations a cell, at least
     * @param siblings engines with other switches that are started beside the candidate, at most
     * @param soakSeconds of generation at production concurrency, at least
     * @param minCoverage share of the pairs of levels that the engine has, 0 to 1
     */
    public record Size(int prompts, int decodes, int siblings, double soakSeconds, double minCoverage) {}

    /** Bounds of the length factor in tokens, ascending, without the one that fills the window. */
    public List<Integer> lengths() {
        return factors.stream()
                .filter(factor -> factor.name().equals(Factor.LENGTH))
                .flatMap(factor -> factor.levels().stream())
                .filter(level -> !level.equals(Factor.MAX_LENGTH))
                .map(Integer::valueOf)
                .sorted()
                .toList();
    }
}
