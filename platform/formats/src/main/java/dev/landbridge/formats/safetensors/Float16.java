package dev.landbridge.formats.safetensors;

/** Conversion between float and IEEE 754 binary16 (1 sign, 5 exponent, 10 fraction bits). */
public final class Float16 {
    private static final int INFINITY = 0x7C00;
    private static final int MIN_NORMAL_EXPONENT = -14;
    private static final float SUBNORMAL_UNIT = 0x1p-24f;

    private Float16() {}

    /** Rounds to nearest, ties to even; NaN stays NaN, values from 65,520 up become infinity. */
    public static short fromFloat(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7E00);
        }
        float magnitude = Math.abs(value);
        if (magnitude >= 65520f) {
            return (short) (sign | INFINITY);
        }
        int exponent = Math.max(Math.getExponent(magnitude), MIN_NORMAL_EXPONENT);
        // Exact: a power of two scales the value to units in the last place; rint rounds ties to even.
        int units = (int) Math.rint(Math.scalb((double) magnitude, 10 - exponent));
        int biased = exponent - MIN_NORMAL_EXPONENT;
        // A carry out of the fraction moves into the exponent by plain addition.
        return (short) (sign | ((biased << 10) + units));
    }

    public static float toFloat(short bits) {
        int magnitude = bits & 0x7FFF;
        float sign = bits < 0 ? -1f : 1f;
        int exponent = magnitude >>> 10;
        int fraction = magnitude & 0x3FF;
        if (exponent == 31) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        if (exponent == 0) {
            return sign * fraction * SUBNORMAL_UNIT;
        }
        return sign * Math.scalb((float) (fraction | 0x400), exponent - 25);
    }

    /** The nearest binary16 value, as a float. */
    public static float round(float value) {
        return toFloat(fromFloat(value));
    }
}
