package dev.landbridge.proof.parity;

import java.util.Locale;

/** Numbers for sentences. */
final class Words {

    private Words() {}

    static String number(Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "unbounded";
        }
        double size = Math.abs(value);
        if (value == 0 || (size >= 1e-3 && size < 1e4)) {
            return String.format(Locale.ROOT, "%.4g", value);
        }
        return String.format(Locale.ROOT, "%.2e", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
