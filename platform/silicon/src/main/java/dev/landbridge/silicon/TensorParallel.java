package dev.landbridge.silicon;

import java.util.OptionalLong;

/** Whether heads and quantisation groups can be shared by the devices of a replica. */
final class TensorParallel {

    private static final String GROUP_SIZE =
            "quantization_config.group_size|quantization_config.config_groups.*.weights.group_size";

    private TensorParallel() {}

    static ComputedResult judge(Facts facts) {
        int devices = facts.query().devices();
        ModelConfig config = facts.config();
        long heads = config.number("num_attention_heads", 0);
        long shared = config.number("num_key_value_heads", heads);
        boolean heldTogether = shared == 0 || shared % devices == 0 || devices % shared == 0;
        if (heads % devices != 0 || !heldTogether) {
            return new ComputedResult(
                    "indivisible",
                    "%d attention heads with %d key-value heads cannot be shared by %d devices."
                            .formatted(heads, shared, devices),
                    "Choose a number of devices that divides the heads.");
        }
        return groups(config, devices);
    }

    private static ComputedResult groups(ModelConfig config, int devices) {
        OptionalLong group = config.number(GROUP_SIZE);
        OptionalLong width = config.number("moe_intermediate_size|intermediate_size");
        boolean whole = devices == 1
                || group.isEmpty()
                || group.getAsLong() <= 0
                || width.isEmpty()
                || width.getAsLong() % (devices * group.getAsLong()) == 0;
        return whole
                ? new ComputedResult("divides", "", "")
                : new ComputedResult(
                        "indivisible",
                        "The width of %d cannot be shared by %d devices in whole quantisation groups of %d."
                                .formatted(width.getAsLong(), devices, group.getAsLong()),
                        "Choose fewer devices, or a quantisation with one scale a channel.");
    }
}
