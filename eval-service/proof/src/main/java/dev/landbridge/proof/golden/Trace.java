package dev.landbridge.proof.golden;

import java.util.List;

/**
 * A golden trace (two replicates) or a target run (one) in memory.
 *
 * @param tokens ids of the {@code score} cases, in their order
 * @param scores one a replicate
 * @param decodes one a replicate, over the {@code generate} cases
 * @param vocabulary texts of the tokens, which the diagnosis needs; may be empty
 * @param questions the task items, so that another installation can put them; may be empty
 */
public record Trace(
        TraceManifest manifest,
        List<GoldenCase> cases,
        TokenTable tokens,
        List<Scores> scores,
        List<Decodes> decodes,
        List<TaskOutcome> tasks,
        Vocabulary vocabulary,
        List<TaskQuestion> questions) {

    public Trace(
            TraceManifest manifest,
            List<GoldenCase> cases,
            TokenTable tokens,
            List<Scores> scores,
            List<Decodes> decodes,
            List<TaskOutcome> tasks) {
        this(manifest, cases, tokens, scores, decodes, tasks, Vocabulary.NONE, List.of());
    }

    public Trace {
        if (scores.isEmpty() || scores.size() != decodes.size()) {
            throw new IllegalArgumentException("a trace needs scores and decodes of each replicate");
        }
        for (Scores replicate : scores) {
            if (replicate.positions() != tokens.tokenIds().length) {
                throw new IllegalArgumentException("scores and token ids differ in length");
            }
        }
    }

    public Trace with(Vocabulary texts, List<TaskQuestion> items) {
        return new Trace(manifest, cases, tokens, scores, decodes, tasks, texts, items);
    }

    public List<GoldenCase> scoreCases() {
        return cases.stream().filter(one -> one.kind().equals(GoldenCase.SCORE)).toList();
    }

    public List<GoldenCase> generateCases() {
        return cases.stream()
                .filter(one -> one.kind().equals(GoldenCase.GENERATE))
                .toList();
    }
}
