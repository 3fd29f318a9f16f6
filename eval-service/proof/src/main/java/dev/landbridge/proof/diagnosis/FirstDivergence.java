package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;

/**
 * The first position of a prompt at which the two sides prefer different tokens.
 *
 * @param position within the prompt
 * @param actual the token that stands there
 */
public record FirstDivergence(int position, Choice actual, Choice reference, Choice target) {

    /**
     * A token in the eyes of both sides.
     *
     * @param text null where it is not known
     * @param referenceLogprob natural; null where the token is outside the side's top list, as is the other
     */
    public record Choice(int id, String text, Double referenceLogprob, Double targetLogprob) {}

    /** @param position within the prompt; negative when nothing diverges, which gives null */
    public static FirstDivergence of(Trace golden, Trace target, int prompt, int position) {
        if (position < 0) {
            return null;
        }
        int at = golden.tokens().begin(prompt) + position;
        Scores reference = golden.scores().get(0);
        Scores answer = target.scores().get(0);
        int actual = golden.tokens().tokenIds()[at];
        return new FirstDivergence(
                position,
                choice(golden, target, at, actual),
                choice(golden, target, at, reference.topId(at, 0)),
                choice(golden, target, at, answer.topId(at, 0)));
    }

    private static Choice choice(Trace golden, Trace target, int at, int id) {
        int actual = golden.tokens().tokenIds()[at];
        return new Choice(
                id,
                golden.vocabulary().text(id).orElse(null),
                finite(golden.scores().get(0).logprobOf(at, id, actual)),
                finite(target.scores().get(0).logprobOf(at, id, actual)));
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
