package dev.landbridge.proof.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of levels in which every two levels of different factors meet at least once. Greedy: each row starts from the
 * last pair still missing and takes, factor by factor, the level that meets most missing pairs, so that the second row
 * differs from the first in everything. Equal input gives equal rows, a few more than the optimum.
 */
public final class PairwiseCover {
    private static final int OPEN = -1;

    private final int[] levels;
    private final List<Pair> missing = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();

    private record Pair(int left, int leftLevel, int right, int rightLevel) {}

    private PairwiseCover(int... levels) {
        this.levels = levels;
        for (int left = 0; left < levels.length; left++) {
            for (int right = left + 1; right < levels.length; right++) {
                for (int i = 0; i < levels[left]; i++) {
                    for (int j = 0; j < levels[right]; j++) {
                        missing.add(new Pair(left, i, right, j));
                    }
                }
            }
        }
    }

    /**
     * @param levels number of levels of each factor, at least one
     * @return rows of level indexes; the first is all zeros
     */
    public static List<int[]> of(int... levels) {
        PairwiseCover cover = new PairwiseCover(levels);
        cover.add(new int[levels.length]);
        // One factor alone makes no pairs, but each of its levels wants a row.
        for (int level = 1; levels.length == 1 && level < levels[0]; level++) {
            cover.add(new int[] {level});
        }
        while (!cover.missing.isEmpty()) {
            cover.add(cover.next(cover.missing.get(cover.missing.size() - 1)));
        }
        return List.copyOf(cover.rows);
    }

    private void add(int... row) {
        rows.add(row);
        missing.removeIf(pair -> row[pair.left()] == pair.leftLevel() && row[pair.right()] == pair.rightLevel());
    }

    private int[] next(Pair seed) {
        int[] row = new int[levels.length];
        Arrays.fill(row, OPEN);
        row[seed.left()] = seed.leftLevel();
        row[seed.right()] = seed.rightLevel();
        for (int factor = 0; factor < row.length; factor++) {
            if (row[factor] == OPEN) {
                row[factor] = best(row, factor);
            }
        }
        return row;
    }

    private int best(int[] row, int factor) {
        int best = 0;
        long most = 0;
        for (int level = 0; level < levels[factor]; level++) {
            long gain = gain(row, factor, level);
            if (gain > 0 && gain >= most) {
                most = gain;
                best = level;
            }
        }
        return best;
    }

    private long gain(int[] row, int factor, int level) {
        return missing.stream()
                .filter(pair -> pair.left() == factor
                                && pair.leftLevel() == level
                                && row[pair.right()] == pair.rightLevel()
                        || pair.right() == factor && pair.rightLevel() == level && row[pair.left()] == pair.leftLevel())
                .count();
    }
}
