package dev.landbridge.harness.metric;

import dev.landbridge.harness.task.OutputType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a document is scored by, with the aggregation and direction a task file need not repeat. */
public enum Metric {
    ACC("acc", Aggregation.MEAN, true, OutputType.LOGLIKELIHOOD, OutputType.MULTIPLE_CHOICE),
    ACC_NORM("acc_norm", Aggregation.MEAN, true, OutputType.MULTIPLE_CHOICE),
    ACC_BYTES("acc_bytes", Aggregation.MEAN, true, OutputType.MULTIPLE_CHOICE),
    ACC_MUTUAL_INFO("acc_mutual_info", Aggregation.MEAN, true, OutputType.MULTIPLE_CHOICE),
    F1("f1", Aggregation.F1, true, OutputType.MULTIPLE_CHOICE),
    MCC("mcc", Aggregation.MATTHEWS_CORRCOEF, true, OutputType.MULTIPLE_CHOICE),
    BRIER_SCORE("brier_score", Aggregation.BRIER_SCORE, false, OutputType.MULTIPLE_CHOICE),
    PERPLEXITY("perplexity", Aggregation.PERPLEXITY, false, OutputType.LOGLIKELIHOOD),
    WORD_PERPLEXITY("word_perplexity", Aggregation.WEIGHTED_PERPLEXITY, false, OutputType.LOGLIKELIHOOD_ROLLING),
    BYTE_PERPLEXITY("byte_perplexity", Aggregation.WEIGHTED_PERPLEXITY, false, OutputType.LOGLIKELIHOOD_ROLLING),
    BITS_PER_BYTE("bits_per_byte", Aggregation.BITS_PER_BYTE, false, OutputType.LOGLIKELIHOOD_ROLLING),
    EXACT_MATCH("exact_match", Aggregation.MEAN, true, OutputType.GENERATE_UNTIL, OutputType.MULTIPLE_CHOICE),
    BLEU("bleu", Aggregation.BLEU, true, OutputType.GENERATE_UNTIL),
    CHRF("chrf", Aggregation.CHRF, true, OutputType.GENERATE_UNTIL),
    CHRF_PLUS_PLUS("chrf++", Aggregation.CHRF_PLUS_PLUS, true, OutputType.GENERATE_UNTIL),
    TER("ter", Aggregation.TER, false, OutputType.GENERATE_UNTIL);

    private final String label;
    private final Aggregation aggregation;
    private final boolean higherIsBetter;
    private final Set<OutputType> types;

    Metric(String label, Aggregation aggregation, boolean higherIsBetter, OutputType first, OutputType... more) {
        this.label = label;
        this.aggregation = aggregation;
        this.higherIsBetter = higherIsBetter;
        this.types = EnumSet.of(first, more);
    }

    /** The name in task files and results. */
    public String label() {
        return label;
    }

    public Aggregation aggregation() {
        return aggregation;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** @throws IllegalArgumentException when it is not known here, or not for this kind of task */
    public static Metric of(String label, OutputType type) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label) && metric.types.contains(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the metric '" + label + "' is not known for " + type.label() + " tasks"));
    }

    /** What a task without {@code metric_list} is scored by. */
    public static List<Metric> defaults(OutputType type) {
        return switch (type) {
            case LOGLIKELIHOOD -> List.of(PERPLEXITY, ACC);
            case LOGLIKELIHOOD_ROLLING -> List.of(WORD_PERPLEXITY, BYTE_PERPLEXITY, BITS_PER_BYTE);
            case MULTIPLE_CHOICE -> List.of(ACC, ACC_NORM);
            case GENERATE_UNTIL -> List.of(EXACT_MATCH);
        };
    }
}
