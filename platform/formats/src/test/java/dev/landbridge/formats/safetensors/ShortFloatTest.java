package dev.landbridge.formats.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortFloatTest {
    /** Ties of the bfloat16 grid around 1 (spacing 2^-7) and the edges of the range. */
    @ParameterizedTest
    @CsvSource({
        "3F800000, 3F80", // 1
        "3F808000, 3F80", // 1 + 2^-8: tie, down to even
        "3F818000, 3F82", // 1 + 3 * 2^-8: tie, up to even
        "3F808001, 3F81", // just over the tie
        "3F817FFF, 3F81", // just under the tie
        "BF808000, BF80", // negative tie
        "40490FDB, 4049", // pi
        "3DCCCCCD, 3DCD", // 0.1
        "7F7FFFFF, 7F80", // largest float overflows to infinity
        "7F7F7FFF, 7F7F", // largest value that stays finite
        "7F800000, 7F80",
        "80000000, 8000",
        "00008000, 0000", // subnormal tie to even zero
        "00018000, 0002"
    })
    void bfloat16RoundsToNearestEven(String floatBits, String expected) {
        float value = Float.intBitsToFloat(Integer.parseUnsignedInt(floatBits, 16));
        assertThat(hex(Bfloat16.fromFloat(value))).isEqualTo(expected);
    }

    /** Values of the binary16 tables of IEEE 754-2019 and its ties around 1 and 2,048. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 3C00",
        "-2.0, C000",
        "65504.0, 7BFF",
        "65519.996, 7BFF",
        "65520.0, 7C00",
        "0.33325195, 3555",
        "5.9604645E-8, 0001",
        "2.9802322E-8, 0000", // half of the smallest subnormal: tie to even
        "8.940697E-8, 0002", // one and a half: tie to even
        "6.0975552E-5, 03FF",
        "6.1035156E-5, 0400",
        "2049.0, 6800", // tie to 2048
        "2051.0, 6802", // tie to 2052
        "1.00048828125, 3C00",
        "1.00146484375, 3C02",
        "0.99993896484375, 3C00" // carries into the next exponent
    })
    void float16RoundsToNearestEven(float value, String expected) {
        assertThat(hex(Float16.fromFloat(value))).isEqualTo(expected);
    }

    @Test
    void everyShortPatternSurvivesTheRoundTrip() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float bfloat = Bfloat16.toFloat((short) bits);
            float half = Float16.toFloat((short) bits);
            assertThat(Float.isNaN(bfloat) || Bfloat16.fromFloat(bfloat) == (short) bits)
                    .isTrue();
            assertThat(Float.isNaN(half) || Float16.fromFloat(half) == (short) bits)
                    .isTrue();
        }
    }

    @Test
    void nanStaysNan() {
        float payloadInLowBits = Float.intBitsToFloat(0x7F800001);
        assertThat(Bfloat16.round(payloadInLowBits)).isNaN();
        assertThat(Float16.round(payloadInLowBits)).isNaN();
    }

    @Test
    void noNeighbourIsNearerThanTheRoundedValue() {
        Random random = new Random(7);
        for (int i = 0; i < 200_000; i++) {
            float value = (float) (random.nextGaussian() * Math.scalb(1.0, random.nextInt(28) - 14));
            assertNearest(value, Bfloat16.fromFloat(value), Bfloat16::toFloat);
            assertNearest(value, Float16.fromFloat(value), Float16::toFloat);
        }
    }

    private static void assertNearest(float value, short rounded, ShortToFloat toFloat) {
        double error = Math.abs((double) toFloat.apply(rounded) - value);
        assertThat(error).isLessThanOrEqualTo(Math.abs((double) toFloat.apply((short) (rounded + 1)) - value));
        if ((rounded & 0x7FFF) != 0) {
            assertThat(error).isLessThanOrEqualTo(Math.abs((double) toFloat.apply((short) (rounded - 1)) - value));
        }
    }

    private static String hex(short bits) {
        return String.format("%04X", bits);
    }

    @FunctionalInterface
    private interface ShortToFloat {
        float apply(short bits);
    }
}
