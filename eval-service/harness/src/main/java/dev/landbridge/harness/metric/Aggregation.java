package dev.landbridge.harness.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One number from the values of all documents. */
public enum Aggregation {
    MEAN,
    MEDIAN,
    NANMEAN,
    PERPLEXITY,
    WEIGHTED_PERPLEXITY,
    BITS_PER_BYTE,
    F1,
    MATTHEWS_CORRCOEF,
    BRIER_SCORE,
    BLEU,
    CHRF,
    CHRF_PLUS_PLUS,
    TER;

    /** The name in task files. */
    public String label() {
        return this == CHRF_PLUS_PLUS ? "chrf++" : name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is not known here */
    public static Aggregation of(String label) {
        return Arrays.stream(values())
                .filter(aggregation -> aggregation.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the aggregation '" + label + "' is not known"));
    }

    /** Over all values. */
    public double of(List<?> values) {
        return over(values).of(IntStream.range(0, values.size()).toArray());
    }

    /** The statistic over a fixed set of values, to be taken over any of their indices. */
    Statistic over(List<?> values) {
        return switch (this) {
            case MEAN -> Statistics.mean(Statistics.numbers(values));
            case MEDIAN -> Statistics.median(Statistics.numbers(values));
            case NANMEAN -> Statistics.meanOfNumbers(Statistics.numbers(values));
            case PERPLEXITY -> Statistics.perplexity(Statistics.numbers(values));
            case WEIGHTED_PERPLEXITY -> Statistics.weightedPerplexity(Statistics.pairs(values));
            case BITS_PER_BYTE -> Statistics.bitsPerByte(Statistics.pairs(values));
            case F1 -> Classification.f1(Statistics.pairs(values));
            case MATTHEWS_CORRCOEF -> Classification.matthews(Statistics.pairs(values));
            case BRIER_SCORE -> Classification.brier(values);
            case BLEU -> new Bleu(values);
            case CHRF -> new CharacterF(values, 0);
            case CHRF_PLUS_PLUS -> new CharacterF(values, 2);
            case TER -> new TranslationEditRate(values);
        };
    }

    /** Whether the error is estimated by drawing documents again. */
    boolean isBootstrapped() {
        return switch (this) {
            case MEDIAN, NANMEAN, PERPLEXITY, F1, MATTHEWS_CORRCOEF, BLEU, CHRF, CHRF_PLUS_PLUS, TER -> true;
            case MEAN, WEIGHTED_PERPLEXITY, BITS_PER_BYTE, BRIER_SCORE -> false;
        };
    }

    boolean isTranslation() {
        return compareTo(BLEU) >= 0;
    }

    /** A number over chosen documents. */
    @FunctionalInterface
    interface Statistic {
        /** @param indices of documents; one may occur more than once */
        double of(int... indices);
    }
}
