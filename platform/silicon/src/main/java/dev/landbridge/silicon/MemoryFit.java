package dev.landbridge.silicon;

import java.util.Locale;
import java.util.Optional;

/** The itemised memory sum of one device. All figures in GiB. */
record MemoryFit(
        double budget, double weights, double activations, double overhead, double cachePerSequence, boolean halved) {

    private static final double GIB = 1L << 30;

    static ComputedResult of(Facts facts) {
        Optional<ModelSize> size = ModelSize.of(facts);
        int length = facts.maxModelLen();
        if (size.isEmpty() || length == 0) {
            return new ComputedResult(
                    "unknown",
                    "The config does not state layers, width, heads or the context length, so memory cannot be summed.",
                    "Give max_model_len, or a config with num_hidden_layers, hidden_size and num_attention_heads.");
        }
        MemoryFit fit = sum(facts, size.get(), length);
        return fit.judge(facts, size.get(), length);
    }

    private static MemoryFit sum(Facts facts, ModelSize size, int length) {
        MemoryModel model = facts.catalogue().memory();
        int devices = facts.query().devices();
        double weights = size.weightBytes() / GIB / devices;
        return new MemoryFit(
                facts.chip().usableMemoryGib() * model.utilisation(),
                weights,
                weights * model.activationShareOfWeights(),
                model.overheadGib(facts.family()),
                size.kvBytesPerToken() * length / GIB / Math.min(devices, size.kvShards()),
                model.halvedKvFamilies().contains(facts.family()));
    }

    private double cacheRoom() {
        return Math.max(0, budget - weights - activations - overhead) / (halved ? 2 : 1);
    }

    private ComputedResult judge(Facts facts, ModelSize size, int length) {
        String detail = items(size, length);
        double sequences = cachePerSequence == 0 ? Double.POSITIVE_INFINITY : cacheRoom() / cachePerSequence;
        if (weights + activations + overhead >= budget) {
            return new ComputedResult(
                    "exceeds-weights",
                    detail + ": the weights alone do not fit.",
                    "Use more devices or quantise the weights (W8A8).");
        }
        if (sequences < 1) {
            return new ComputedResult(
                    "exceeds-cache",
                    detail + ": the cache of one full-length sequence does not fit.",
                    "Set max_model_len to at most %d, or use more devices.".formatted((int) (length * sequences)));
        }
        if (sequences < facts.catalogue().memory().tightBelowSequences()) {
            return new ComputedResult(
                    "tight",
                    detail + String.format(Locale.ROOT, ": room for %.1f full-length sequences.", sequences),
                    "Use more devices, or a smaller max_model_len.");
        }
        return new ComputedResult(
                "fits", detail + String.format(Locale.ROOT, ": room for %.0f full-length sequences.", sequences), "");
    }

    private String items(ModelSize size, int length) {
        return String.format(
                Locale.ROOT,
                "Per device: budget %.2f GiB = weights %.2f (%.2f B parameters) + activations %.2f + runtime %.2f"
                        + " + KV cache %.2f of %.4f a sequence of %d tokens%s",
                budget,
                weights,
                size.parameters() / 1e9,
                activations,
                overhead,
                cacheRoom(),
                cachePerSequence,
                length,
                halved ? " (this family uses half of what is left)" : "");
    }
}
