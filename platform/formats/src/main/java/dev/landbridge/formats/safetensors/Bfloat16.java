package dev.landbridge.formats.safetensors;

/** Conversion between float and bfloat16 (1 sign, 8 exponent, 7 fraction bits). */
public final class Bfloat16 {
    private Bfloat16() {}

    /** Rounds to nearest, ties to even; NaN stays NaN, overflow becomes infinity. */
    public static short fromFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x0040);
        }
        int roundToEven = 0x7FFF + ((bits >>> 16) & 1);
        return (short) ((bits + roundToEven) >>> 16);
    }

    public static float toFloat(short bits) {
        return Float.intBitsToFloat(bits << 16);
    }

    /** The nearest bfloat16 value, as a float. */
    public static float round(float value) {
        return toFloat(fromFloat(value));
    }
}
