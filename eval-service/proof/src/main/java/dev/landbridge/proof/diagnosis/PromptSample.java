package dev.landbridge.proof.diagnosis;

import java.util.List;

/**
 * The scored positions of one prompt; row i is the i-th of them. Divergences and shifts are in nats.
 *
 * @param index of the prompt among the {@code score} cases
 * @param tags of the prompt: {@code language:zh}, or a bare word
 * @param length tokens of the prompt
 * @param positions of the rows within the prompt
 * @param tokens actual token of each row
 * @param floorKl the reference against its own second replicate
 * @param uncertainty 1 - sum p^2 of the reference's top list: logits with equal noise diverge in proportion to it
 */
public record PromptSample(
        int index,
        List<String> tags,
        int length,
        int[] positions,
        int[] tokens,
        double[] kl,
        double[] floorKl,
        double[] deltaNll,
        double[] floorDeltaNll,
        double[] uncertainty) {

    int rows() {
        return positions.length;
    }

    double excess(int row) {
        return kl[row] - floorKl[row];
    }

    /** Mean over the prompt. */
    double meanExcess() {
        double sum = 0;
        for (int row = 0; row < rows(); row++) {
            sum += excess(row);
        }
        return sum / rows();
    }

    /** 0 to 3: the quarter of the prompt's rows that this one is in. */
    int quarter(int row) {
        return row * 4 / rows();
    }
}
