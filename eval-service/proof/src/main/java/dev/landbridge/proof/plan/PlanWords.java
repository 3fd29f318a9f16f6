package dev.landbridge.proof.plan;

import java.util.Locale;

/** Numbers for sentences. */
final class PlanWords {

    static final String PROMPTS = "capture a golden trace with more prompts.";
    static final String DECODES = "capture a golden trace with more continuations (landbridge.trace.decodes).";
    static final String TASKS = "capture a golden trace with more task items (landbridge.trace.tasks).";

    private PlanWords() {}

    static String of(double value) {
        return value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e4)
                ? String.format(Locale.ROOT, "%.4g", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
