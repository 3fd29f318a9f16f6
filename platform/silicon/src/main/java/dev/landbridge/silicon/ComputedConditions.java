package dev.landbridge.silicon;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The computed conditions the rule data may name. */
final class ComputedConditions {

    static final Map<String, Function<Facts, ComputedResult>> ALL = Map.ofEntries(
            Map.entry("architecture-support", ComputedConditions::architectureSupport),
            Map.entry("attention-kind", ComputedConditions::attentionKind),
            Map.entry("memory-fit", MemoryFit::of),
            Map.entry("length-limit", ComputedConditions::lengthLimit),
            Map.entry("image-family", ComputedConditions::imageFamily),
            Map.entry("device-count", ComputedConditions::deviceCount),
            Map.entry("tensor-parallel", TensorParallel::judge),
            Map.entry("mla-heads", ComputedConditions::mlaHeads),
            Map.entry("engine-row", EngineRows::judge),
            Map.entry("om-soc", OmSoc::judge),
            Map.entry("saturation", ComputedConditions::saturation),
            Map.entry("quant-name", ComputedConditions::quantName));

    private ComputedConditions() {}

    private static ComputedResult architectureSupport(Facts facts) {
        Optional<Architecture> row =
                facts.catalogue().architecture(facts.config().architecture());
        String support = row.map(known -> known.supportOn(facts.family())).orElse("untested");
        return new ComputedResult(support, row.map(Architecture::source).orElse("no row"), "");
    }

    private static ComputedResult lengthLimit(Facts facts) {
        Optional<Integer> limit = facts.catalogue()
                .architecture(facts.config().architecture())
                .map(row -> row.maxLen().get(facts.family()));
        if (limit.isEmpty() || facts.maxModelLen() <= limit.get()) {
            return new ComputedResult("within", "", "");
        }
        return new ComputedResult(
                "exceeds",
                "The context of %d tokens is longer than the %d the engine's matrix states for %s."
                        .formatted(facts.maxModelLen(), limit.get(), facts.family()),
                "Set max_model_len to at most %d.".formatted(limit.get()));
    }

    private static ComputedResult imageFamily(Facts facts) {
        String image = facts.query().imageFamily();
        if (image.isEmpty() || image.equals(facts.family())) {
            return new ComputedResult("match", "", "");
        }
        return new ComputedResult(
                "mismatch",
                "The image is built for family %s and the chip %s is family %s; the worker refuses to start."
                        .formatted(image, facts.chip().key(), facts.family()),
                "Use the image of family %s.".formatted(facts.family()));
    }

    private static ComputedResult deviceCount(Facts facts) {
        int devices = facts.query().deviceCount();
        if (devices % 2 == 0 || devices <= 0) {
            return new ComputedResult("even", "", "");
        }
        return new ComputedResult(
                "odd",
                "%d dies were asked for; A3 packages hold two and odd requests are refused.".formatted(devices),
                "Ask for %d.".formatted(devices + 1));
    }

    private static ComputedResult mlaHeads(Facts facts) {
        long heads =
                facts.config().number("num_attention_heads", 0) / facts.query().devices();
        boolean graph = heads == 0 || heads == 32 || heads == 64 || heads == 128;
        return new ComputedResult(
                graph ? "graph" : "eager",
                "Latent attention has %d heads a device; graph mode knows 32, 64 and 128.".formatted(heads),
                "Serve with --enforce-eager, or with another number of devices.");
    }

    private static ComputedResult attentionKind(Facts facts) {
        ModelConfig config = facts.config();
        long heads = config.number("num_attention_heads", 0);
        if (config.number("kv_lora_rank").isPresent()) {
            return new ComputedResult("latent", "", "");
        }
        boolean grouped = config.number("num_key_value_heads", heads) < heads;
        return new ComputedResult(grouped ? "grouped" : "full", "", "");
    }

    private static ComputedResult saturation(Facts facts) {
        CatalogueFiles.Saturation model = facts.catalogue().saturation();
        String near = new TreeMap<>(facts.query().stated().maxAbsActivations())
                .entrySet().stream()
                        .filter(layer -> layer.getValue() >= model.nearShare() * model.float16Max())
                        .map(layer -> String.format(Locale.ROOT, "%s (%.0f)", layer.getKey(), layer.getValue()))
                        .collect(Collectors.joining(", "));
        return new ComputedResult(
                near.isEmpty() ? "below" : "near",
                String.format(
                        Locale.ROOT,
                        "The calibration report has values near %.0f, where %s saturates: %s.",
                        model.float16Max(),
                        facts.family(),
                        near),
                "Run parity with the saturation probe; it looks for saturated values, not for NaN.");
    }

    private static ComputedResult quantName(Facts facts) {
        String name = facts.config().text("quantization_config.quant_method");
        Optional<EngineRow> row = facts.engineRow();
        boolean refused =
                row.isPresent() && !name.isEmpty() && !row.get().quantMethods().contains(name);
        return new ComputedResult(
                refused ? "refused" : "accepted",
                refused
                        ? "%s %s refuses the quantisation name %s before the weights load."
                                .formatted(row.get().engine(), row.get().version(), name)
                        : "",
                "Use a newer row that accepts the name, or the bfloat16 checkpoint.");
    }
}
