package dev.landbridge.proof.golden;

import java.util.List;

/** Some cases of a trace, in a given order, as tables of their own. */
public record CaseRows(TokenTable tokens, Scores scores) {

    /** @param indexes of the cases; one may occur twice */
    public static CaseRows of(TokenTable tokens, Scores scores, List<Integer> indexes) {
        int positions = indexes.stream().mapToInt(tokens::length).sum();
        long[] offsets = new long[indexes.size() + 1];
        int[] ids = new int[positions];
        Scores rows = Scores.allocate(positions, scores.topK());
        int at = 0;
        for (int i = 0; i < indexes.size(); i++) {
            int begin = tokens.begin(indexes.get(i));
            int length = tokens.length(indexes.get(i));
            System.arraycopy(tokens.tokenIds(), begin, ids, at, length);
            rows.copy(scores, begin, at, length);
            at += length;
            offsets[i + 1] = at;
        }
        return new CaseRows(new TokenTable(offsets, ids), rows);
    }
}
