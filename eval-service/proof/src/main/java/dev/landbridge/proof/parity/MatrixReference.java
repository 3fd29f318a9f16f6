package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.CaseRows;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Generation;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The golden trace's rows of the cases that a cell asked for. */
final class MatrixReference {
    private final Trace golden;
    private final Map<String, Integer> scored = new HashMap<>();
    private final Map<String, Integer> longer = new HashMap<>();
    private final Map<String, Integer> decoded = new HashMap<>();

    MatrixReference(Trace golden) {
        this.golden = golden;
        index(golden.scoreCases(), scored);
        index(golden.longCases(), longer);
        index(golden.generateCases(), decoded);
    }

    private static void index(List<GoldenCase> cases, Map<String, Integer> byId) {
        for (int i = 0; i < cases.size(); i++) {
            byId.put(cases.get(i).caseId(), i);
        }
    }

    boolean knows(List<String> scoredIds, List<String> decodedIds) {
        boolean oneTable =
                scored.keySet().containsAll(scoredIds) || longer.keySet().containsAll(scoredIds);
        return oneTable && decoded.keySet().containsAll(decodedIds);
    }

    /** @param replicate 0 for the reference, 1 for its second run, from which its noise is known */
    CaseRows scores(List<String> ids, int replicate) {
        boolean ordinary = scored.keySet().containsAll(ids);
        TokenTable tokens = ordinary ? golden.tokens() : golden.matrix().longTokens();
        List<Scores> scores = ordinary ? golden.scores() : golden.matrix().longScores();
        return CaseRows.of(tokens, scores.get(replicate), indexes(ids, ordinary ? scored : longer));
    }

    Decodes decodes(List<String> ids) {
        Decodes all = golden.decodes().get(0);
        CaseRows rows = CaseRows.of(all.tokens(), all.scores(), indexes(ids, decoded));
        return new Decodes(rows.tokens(), rows.scores());
    }

    Generation output(String id) {
        return golden.generateCases().get(decoded.get(id)).outputs().get(0);
    }

    boolean decodes(Stream<String> ids) {
        return ids.allMatch(decoded::containsKey);
    }

    private static List<Integer> indexes(List<String> ids, Map<String, Integer> byId) {
        List<Integer> indexes = new ArrayList<>();
        ids.forEach(id -> indexes.add(byId.get(id)));
        return indexes;
    }
}
