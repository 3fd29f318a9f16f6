package dev.landbridge.proof.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A number that a plan rests on; its name in JSON is the constant's in lower case. */
public enum Assumption {
    PROMPTS("prompts"),
    POSITIONS_PER_PROMPT("positions"),
    /** Mean KL of the reference with itself, D_RR. */
    FLOOR_KL("nats a token"),
    /** Mean KL that a sound target is expected to show; the floor's unless its numerics differ. */
    TARGET_KL("nats a token"),
    /** Standard deviation over prompts of the logarithm of a prompt's mean KL. */
    KL_LOG_SPREAD("ratio"),
    /** Standard deviation over prompts of the mean signed shift. */
    NLL_SPREAD("nats a token"),
    NLL_SHIFT("nats a token"),
    /** Share of positions at which the reference's first choice differs from its own. */
    FLIP_SHARE("share"),
    CONFIDENT_FLIP_SHARE("share"),
    /** Share of positions above the limit of the tail. */
    TAIL_SHARE("share"),
    RMS_DELTA_P("share"),
    /** Standard deviation of the logarithm of the slope ratio, times the root of the number of prompts. */
    SLOPE_SPREAD("ratio"),
    DECODES("generations"),
    TOKENS_PER_DECODE_PROMPT("tokens"),
    TOKENS_PER_DECODE("tokens"),
    HARD_DIVERGENCE_SHARE("share"),
    /** Divergences a matched token. */
    DIVERGENCE_HAZARD("per token"),
    TASK_PAIRS("pairs"),
    /** Share of items whose result differs between two runs of the reference. */
    PSI("share"),
    REFERENCE_ACCURACY("share"),
    /** Times that an item is asked. */
    REPEATS("times"),
    /** Standard deviation of an item's score over its repeats; given, the plan is one for graded or repeated items. */
    SCORE_SPREAD("share"),
    /** Standard deviation over items of the true difference, omega; for graded or repeated items. */
    ITEM_SPREAD("share"),
    TOKENS_PER_TASK_PROMPT("tokens"),
    TOKENS_PER_TASK_OUTPUT("tokens");

    private final String unit;

    Assumption(String unit) {
        this.unit = unit;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String unit() {
        return unit;
    }

    /** Shares are at most 1, nothing is negative, and what is counted is at least 1. */
    public boolean allows(double value) {
        boolean counted = this == PROMPTS || this == POSITIONS_PER_PROMPT || this == REPEATS;
        return Double.isFinite(value) && value >= (counted ? 1 : 0) && value <= most();
    }

    private double most() {
        if (this == KL_LOG_SPREAD) {
            return 4;
        }
        return unit.equals("share") ? 1 : 1e6;
    }

    public static Optional<Assumption> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
