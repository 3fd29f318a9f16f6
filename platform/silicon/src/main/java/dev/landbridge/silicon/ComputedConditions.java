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
            "device-count", ComputedConditions::deviceCount);

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
}
