package dev.landbridge.inference.worker.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The known faults, by where they sit. */
enum FaultName {
    /** Rotary base of this value instead of the model's. */
    ROPE_BASE(Value.POSITIVE),
    /** Factor on the attention's 1/sqrt(head_dim). */
    ATTENTION_SCALE(Value.POSITIVE),
    NORM_EPSILON(Value.POSITIVE),
    /** Keys are rotated as if they stood this many positions later; queries are not. */
    ROPE_OFFSET(Value.WHOLE),
    /** The attention head of this number, counted over all layers, contributes nothing. */
    ZERO_HEAD(Value.WHOLE),
    /** The vocabulary rows of this token id and the next are exchanged. */
    SWAP_TOKENS(Value.WHOLE),
    /** Linear layers rounded to 8 bits with one scale a tensor. */
    W8_PER_TENSOR(Value.NONE),
    /** Linear layers rounded to 4 bits with one scale an output channel. */
    W4_PER_CHANNEL(Value.NONE),
    /** Every position of a scored prompt gets the logits of its first. */
    ECHO_ROW(Value.NONE),
    /** Wrong logits while this many sequences or more run together. */
    WRONG_AT_CONCURRENCY(Value.WHOLE),
    /** Wrong logits at this position of a sequence and later. */
    WRONG_BEYOND(Value.WHOLE),
    /** Wrong logits for a prompt whose beginning was seen before. */
    WRONG_ON_WARM_PREFIX(Value.NONE),
    /** Every second sequence gets wrong logits. */
    ALTERNATING(Value.NONE),
    /** Every so many rows of logits one is not a number. */
    NAN_EVERY(Value.WHOLE),
    /** Every so many requests one is answered with status 200 and no body. */
    EMPTY_BODY_EVERY(Value.WHOLE);

    /** What stands behind the name. */
    enum Value {
        NONE,
        POSITIVE,
        WHOLE
    }

    private final Value value;

    FaultName(Value value) {
        this.value = value;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean spoilsRows() {
        return compareTo(ECHO_ROW) >= 0 && this != EMPTY_BODY_EVERY;
    }

    boolean takesValue() {
        return value != Value.NONE;
    }

    boolean accepts(double number) {
        return switch (value) {
            case NONE -> false;
            case POSITIVE -> number > 0 && Double.isFinite(number);
            case WHOLE -> number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number);
        };
    }

    static FaultName of(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault '" + label + "' is not known; known are: "
                        + Arrays.stream(values()).map(FaultName::usage).collect(Collectors.joining(", "))));
    }

    private String usage() {
        return switch (value) {
            case NONE -> label();
            case POSITIVE -> label() + "=NUMBER";
            case WHOLE -> label() + "=N";
        };
    }
}
