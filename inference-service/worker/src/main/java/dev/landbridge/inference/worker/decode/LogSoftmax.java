package dev.landbridge.inference.worker.decode;

/** Log probabilities over the whole vocabulary, summed in double. */
final class LogSoftmax {
    private LogSoftmax() {}

    static TokenScore score(float[] logits, int token, int topCount) {
        double normalizer = logSumExp(logits);
        int[] top = top(logits, Math.min(topCount, logits.length));
        float[] topLogprobs = new float[top.length];
        for (int i = 0; i < top.length; i++) {
            topLogprobs[i] = (float) (logits[top[i]] - normalizer);
        }
        return new TokenScore(token, (float) (logits[token] - normalizer), top, topLogprobs);
    }

    static double logSumExp(float[] logits) {
        float max = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((double) logit - max);
        }
        return max + Math.log(sum);
    }

    private static int[] top(float[] logits, int count) {
        int[] top = new int[count];
        int filled = 0;
        for (int id = 0; id < logits.length && count > 0; id++) {
            if (filled == count && logits[id] <= logits[top[count - 1]]) {
                continue;
            }
            int place = filled < count ? filled++ : count - 1;
            while (place > 0 && logits[top[place - 1]] < logits[id]) {
                top[place] = top[place - 1];
                place--;
            }
            top[place] = id;
        }
        return top;
    }
}
