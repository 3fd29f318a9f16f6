package dev.landbridge.eval.trace;

import dev.landbridge.eval.inference.ScoredSequence;
import dev.landbridge.proof.golden.Decodes;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import java.util.List;

/** Puts the answers of an endpoint into the tables of a trace. */
final class ScoreAssembly {

    private ScoreAssembly() {}

    static TokenTable tokens(List<List<Integer>> sequences) {
        long[] offsets = new long[sequences.size() + 1];
        for (int i = 0; i < sequences.size(); i++) {
            offsets[i + 1] = offsets[i] + sequences.get(i).size();
        }
        int[] ids = sequences.stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .toArray();
        return new TokenTable(offsets, ids);
    }

    static Scores scores(List<ScoredSequence> sequences, int topK, boolean firstIsScored) {
        Scores scores = Scores.allocate(
                sequences.stream().mapToInt(one -> one.ids().size()).sum(), topK);
        int position = 0;
        for (ScoredSequence sequence : sequences) {
            for (int i = 0; i < sequence.ids().size(); i++, position++) {
                Float logprob = sequence.logprobs().get(i);
                if (i > 0 || firstIsScored || logprob != null) {
                    fill(scores, position, sequence, i, logprob == null ? Float.NaN : logprob);
                }
            }
        }
        return scores;
    }

    static Decodes decodes(List<ScoredSequence> sequences, int topK) {
        return new Decodes(tokens(sequences.stream().map(ScoredSequence::ids).toList()), scores(sequences, topK, true));
    }

    private static void fill(Scores scores, int position, ScoredSequence sequence, int row, float logprob) {
        List<Integer> ids = sequence.topIds().get(row);
        List<Float> values = sequence.topLogprobs().get(row);
        float[] logprobs = new float[values.size()];
        for (int k = 0; k < logprobs.length; k++) {
            logprobs[k] = values.get(k);
        }
        int rank = ids.indexOf(sequence.ids().get(row)) + 1;
        scores.set(
                position,
                logprob,
                rank == 0 ? scores.topK() + 1 : rank,
                ids.stream().mapToInt(Integer::intValue).toArray(),
                logprobs);
    }
}
