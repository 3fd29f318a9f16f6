package dev.landbridge.harness.run;

import java.util.List;

/** What a language model said to a {@link Request}. */
public sealed interface Answer {
    /** As the harness writes it into its samples. */
    Object sample();

    /**
     * Sum of the log-probabilities of the continuation's tokens.
     *
     * @param logprob natural logarithm
     * @param greedy whether every token was the most probable one
     */
    record Likelihood(double logprob, boolean greedy) implements Answer {
        @Override
        public Object sample() {
            return List.of(logprob, greedy);
        }
    }

    /** Sum of the log-probabilities of a whole text. */
    record RollingLikelihood(double logprob) implements Answer {
        @Override
        public Object sample() {
            return logprob;
        }
    }

    /** A generated text, cut before the first stop string. */
    record Text(String text) implements Answer {
        @Override
        public Object sample() {
            return text;
        }
    }
}
