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
 * @param matrix tables of the long cases or of the serving matrix
 */
public record Trace(
        TraceManifest manifest,
        List<GoldenCase> cases,
        TokenTable tokens,
        List<Scores> scores,
        List<Decodes> decodes,
        List<TaskOutcome> tasks,
        Vocabulary vocabulary,
        List<TaskQuestion> questions,
        MatrixTables matrix) {

    /** Without what may be missing. */
    public Trace(
            TraceManifest manifest,
            List<GoldenCase> cases,
            TokenTable tokens,
            List<Scores> scores,
            List<Decodes> decodes,
            List<TaskOutcome> tasks) {
        this(manifest, cases, tokens, scores, decodes, tasks, Vocabulary.NONE, List.of(), MatrixTables.NONE);
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
        return new Trace(manifest, cases, tokens, scores, decodes, tasks, texts, items, matrix);
    }

    public Trace with(MatrixTables tables) {
        return with(manifest, tables);
    }

    public Trace with(TraceManifest other, MatrixTables tables) {
        return new Trace(other, cases, tokens, scores, decodes, tasks, vocabulary, questions, tables);
    }

    public List<GoldenCase> scoreCases() {
        return cases(GoldenCase.SCORE);
    }

    public List<GoldenCase> generateCases() {
        return cases(GoldenCase.GENERATE);
    }

    public List<GoldenCase> longCases() {
        return cases(GoldenCase.LONG);
    }

    private List<GoldenCase> cases(String kind) {
        return cases.stream().filter(one -> one.kind().equals(kind)).toList();
    }
}
