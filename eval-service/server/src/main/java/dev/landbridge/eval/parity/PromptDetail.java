package dev.landbridge.eval.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.diagnosis.FirstDivergence;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.golden.Vocabulary;
import dev.landbridge.proof.parity.PromptComparison;
import java.util.ArrayList;
import java.util.List;

/**
 * One prompt, token by token.
 *
 * @param divergent the first position at which the sides prefer different tokens; null when there is none
 * @param referenceText the reference's first choice at each position, one after the other
 * @param targetText the target's
 */
record PromptDetail(
        ObjectNode row, List<Token> tokens, String referenceText, String targetText, FirstDivergence divergent) {

    /**
     * Log-probabilities are of the actual token, in nats; the position counts from the start of the prompt.
     *
     * @param referenceChoice the token that the reference prefers here
     */
    record Token(
            int position,
            int id,
            String token,
            double referenceLogprob,
            double targetLogprob,
            double kl,
            boolean flip,
            String referenceChoice,
            String targetChoice) {}

    static PromptDetail of(ObjectNode row, int index, Trace golden, Trace target) {
        Vocabulary vocabulary = golden.vocabulary();
        TokenTable table = golden.tokens();
        Scores reference = golden.scores().get(0);
        Scores answer = target.scores().get(0);
        PromptComparison comparison = PromptComparison.of(table, index, reference, answer);
        List<Token> tokens = new ArrayList<>();
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        for (int i = 0; i < comparison.rows(); i++) {
            int position = table.begin(index) + comparison.positions()[i];
            String ours = text(vocabulary, reference.topId(position, 0));
            String theirs = text(vocabulary, answer.topId(position, 0));
            tokens.add(new Token(
                    comparison.positions()[i],
                    table.tokenIds()[position],
                    text(vocabulary, table.tokenIds()[position]),
                    reference.chosenLogprob()[position],
                    answer.chosenLogprob()[position],
                    comparison.kl()[i],
                    comparison.flip()[i],
                    ours,
                    theirs));
            left.append(ours);
            right.append(theirs);
        }
        FirstDivergence divergent = FirstDivergence.of(golden, target, index, comparison.firstFlip());
        return new PromptDetail(row, tokens, left.toString(), right.toString(), divergent);
    }

    private static String text(Vocabulary vocabulary, int id) {
        return vocabulary.text(id).orElse("<" + id + ">");
    }

    /** The row's fields with the tokens beside them. */
    JsonNode json() {
        ObjectNode json = row.deepCopy();
        json.set("tokens", ProofJson.tree(tokens));
        json.set("divergent_token", ProofJson.tree(divergent));
        return json.put("reference_text", referenceText).put("target_text", targetText);
    }
}
