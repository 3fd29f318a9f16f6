package dev.landbridge.inference.deployment;

import dev.landbridge.kit.problem.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The arithmetic of an engine on this machine's CPU; an emulation always says so. */
public enum Numerics {
    FP32("fp32", "fp32"),
    BF16_EMULATED("bf16-emulated", "target numerics emulation (bf16, CPU)"),
    FP16_EMULATED("fp16-emulated", "target numerics emulation (fp16, CPU)");

    private final String key;
    private final String label;

    Numerics(String key, String label) {
        this.key = key;
        this.label = label;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public static Numerics of(String key) {
        return Arrays.stream(values())
                .filter(numerics -> numerics.key.equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "numerics",
                        "must be one of "
                                + Arrays.stream(values()).map(Numerics::key).collect(Collectors.joining(", "))));
    }
}
