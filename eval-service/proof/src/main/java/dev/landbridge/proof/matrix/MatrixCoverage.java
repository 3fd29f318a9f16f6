package dev.landbridge.proof.matrix;

import dev.landbridge.proof.golden.ServingMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which pairs of levels met in a cell, counted from the cells themselves. */
public record MatrixCoverage(int pairsCovered, int pairsTotal, List<ServingMatrix.LeftOut> leftOut) {

    /** @param cells level by factor */
    public static MatrixCoverage of(ServingMatrix matrix, List<Map<String, String>> cells) {
        int total = pairs(matrix.factors()).size();
        return new MatrixCoverage(
                total - missing(matrix.factors(), cells).size(), total, List.copyOf(matrix.leftOut()));
    }

    /** Of the pairs of levels that this engine has, 0 to 1. */
    public double share() {
        return pairsTotal == 0 ? 1 : (double) pairsCovered / pairsTotal;
    }

    static List<String> missing(List<ServingMatrix.Factor> factors, List<Map<String, String>> cells) {
        return pairs(factors).stream()
                .filter(pair -> cells.stream().noneMatch(pair::meets))
                .map(Pair::words)
                .toList();
    }

    private record Pair(String left, String leftLevel, String right, String rightLevel) {
        boolean meets(Map<String, String> cell) {
            return leftLevel.equals(cell.get(left)) && rightLevel.equals(cell.get(right));
        }

        String words() {
            return "%s %s with %s %s".formatted(left, leftLevel, right, rightLevel);
        }
    }

    private static List<Pair> pairs(List<ServingMatrix.Factor> factors) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            for (int j = i + 1; j < factors.size(); j++) {
                for (String left : factors.get(i).levels()) {
                    for (String right : factors.get(j).levels()) {
                        pairs.add(new Pair(
                                factors.get(i).name(), left, factors.get(j).name(), right));
                    }
                }
            }
        }
        return pairs;
    }
}
