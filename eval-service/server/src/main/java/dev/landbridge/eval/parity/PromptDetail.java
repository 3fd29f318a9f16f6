package dev.landbridge.eval.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.proof.ProofJson;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.parity.PromptComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One prompt, token by token.
 *
 * @param referenceText the reference's first choice at each position, one after the other
 * @param targetText the target's
 */
record PromptDetail(ObjectNode row, List<Token> tokens, String referenceText, String targetText) {

    /** Log-probabilities are of the actual token, in nats; the position counts from the start of the prompt. */
    record Token(int position, String token, double referenceLogprob, double targetLogprob, double kl, boolean flip) {}

    static PromptDetail of(ObjectNode row, int index, Trace golden, Trace target, Map<Integer, String> vocabulary) {
        TokenTable table = golden.tokens();
        Scores reference = golden.scores().get(0);
        Scores answer = target.scores().get(0);
        PromptComparison comparison = PromptComparison.of(table, index, reference, answer);
        List<Token> tokens = new ArrayList<>();
        StringBuilder left = new StringBuilder();
        StringBuilder right = new StringBuilder();
        for (int i = 0; i < comparison.rows(); i++) {
            int position = table.begin(index) + comparison.positions()[i];
            tokens.add(new Token(
                    comparison.positions()[i],
                    text(vocabulary, table.tokenIds()[position]),
                    reference.chosenLogprob()[position],
                    answer.chosenLogprob()[position],
                    comparison.kl()[i],
                    comparison.flip()[i]));
            left.append(text(vocabulary, reference.topId(position, 0)));
            right.append(text(vocabulary, answer.topId(position, 0)));
        }
        return new PromptDetail(row, tokens, left.toString(), right.toString());
    }

    private static String text(Map<Integer, String> vocabulary, int id) {
        return vocabulary.getOrDefault(id, "<" + id + ">");
    }

    /** The row's fields with the tokens beside them. */
    JsonNode json() {
        ObjectNode json = row.deepCopy();
        json.set("tokens", ProofJson.tree(tokens));
        return json.put("reference_text", referenceText).put("target_text", targetText);
    }
}
