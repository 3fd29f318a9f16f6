package dev.landbridge.proof.diagnosis;

import java.util.Locale;

/** Numbers for sentences. */
final class Figures {

    private Figures() {}

    static String nats(double value) {
        return short3(value) + " nats";
    }

    static String times(double ratio) {
        return short3(ratio) + " times";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String p(double value) {
        return value < 1e-12 ? "p < 1e-12" : "p = " + short3(value);
    }

    static String short3(double value) {
        double size = Math.abs(value);
        return value == 0 || (size >= 1e-2 && size < 1e4)
                ? String.format(Locale.ROOT, "%.3g", value)
                : String.format(Locale.ROOT, "%.2e", value);
    }
}
