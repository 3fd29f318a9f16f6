package dev.landbridge.inference.worker.graph;

import dev.landbridge.formats.safetensors.Bfloat16;
import dev.landbridge.formats.safetensors.Float16;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The number format whose rounding the served graph reproduces; the arithmetic itself is fp32 on this CPU. */
public enum Numerics {
    FP32("fp32", 1),
    FP16_EMULATED("fp16-emulated", 10),
    BF16_EMULATED("bf16-emulated", 16);

    private final String label;
    private final int onnxType;

    Numerics(String label, int onnxType) {
        this.label = label;
        this.onnxType = onnxType;
    }

    public static Numerics parse(String label) {
        return Arrays.stream(values())
                .filter(numerics -> numerics.label.equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown numerics '" + label + "', known: "
                        + Arrays.stream(values()).map(Numerics::label).collect(Collectors.joining(", "))));
    }

    public String label() {
        return label;
    }

    int onnxType() {
        return onnxType;
    }

    boolean rounds() {
        return this != FP32;
    }

    float[] round(float[] values) {
        if (!rounds()) {
            return values;
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = this == BF16_EMULATED ? Bfloat16.round(values[i]) : Float16.round(values[i]);
        }
        return rounded;
    }
}
