package dev.landbridge.silicon;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The computed conditions the rule data may name. */
final class ComputedConditions {

    static final Map<String, Function<Facts, ComputedResult>> ALL = Map.of(
            "architecture-support", ComputedConditions::architectureSupport,
            "memory-fit", MemoryFit::of,
            "length-limit", ComputedConditions::lengthLimit,
            "image-family", ComputedConditions::imageFamily,
            "device-count", ComputedConditions::deviceCount,
            "tensor-parallel", ComputedConditions::tensorParallel,
            "mla-heads", ComputedConditions::mlaHeads,
            "engine-row", ComputedConditions::engineRow,
            "quant-name", ComputedConditions::quantName);

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

    private static ComputedResult tensorParallel(Facts facts) {
        int devices = facts.query().devices();
        long heads = facts.config().number("num_attention_heads", 0);
        long shared = facts.config().number("num_key_value_heads", heads);
        boolean heldTogether = shared == 0 || shared % devices == 0 || devices % shared == 0;
        if (heads % devices == 0 && heldTogether) {
            return new ComputedResult("divides", "", "");
        }
        return new ComputedResult(
                "indivisible",
                "%d attention heads with %d key-value heads cannot be shared by %d devices."
                        .formatted(heads, shared, devices),
                "Choose a number of devices that divides the heads.");
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

    private static ComputedResult engineRow(Facts facts) {
        PortabilityQuery query = facts.query();
        if (query.engine().isEmpty() && query.engineVersion().isEmpty()) {
            return new ComputedResult("not-asked", "", "");
        }
        String asked = (query.engine() + " " + query.engineVersion()).strip();
        Optional<EngineRow> row = facts.engineRow();
        if (row.isEmpty()) {
            return new ComputedResult(
                    "unknown",
                    "The catalogue has no row %s for family %s.".formatted(asked, facts.family()),
                    "Name a row of the catalogue as a whole.");
        }
        boolean serves = row.get().families().contains(facts.family());
        return new ComputedResult(
                serves ? "known" : "other-family",
                "The row %s does not serve family %s.".formatted(asked, facts.family()),
                "Choose a row that serves %s.".formatted(facts.family()));
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
