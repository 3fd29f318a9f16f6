package dev.landbridge.silicon;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether every .om file was converted for the chip. */
final class OmSoc {

    private OmSoc() {}

    static ComputedResult judge(Facts facts) {
        List<String> read = facts.config().values(ModelFacts.FILES + ".om.*").stream()
                .map(node -> node.asText(""))
                .toList();
        String stated = facts.query().stated().omSoc();
        if (read.isEmpty() && stated.isEmpty()) {
            return new ComputedResult("none", "", "");
        }
        Chip chip = facts.chip();
        List<String> known =
                chip.socNames().isEmpty() ? facts.catalogue().family(chip).socNames() : chip.socNames();
        List<String> other = Stream.concat(read.stream(), Stream.of(stated))
                .filter(soc -> !soc.isEmpty())
                .filter(soc -> known.stream().noneMatch(name -> isOne(soc, name)))
                .distinct()
                .toList();
        if (!other.isEmpty()) {
            return new ComputedResult(
                    "mismatch",
                    "The .om file was converted for %s; %s is %s."
                            .formatted(String.join(", ", other), chip.key(), String.join(" or ", known)),
                    "Convert it again with ATC and the soc_version of the chip.");
        }
        if (stated.isEmpty() && read.contains("")) {
            return new ComputedResult(
                    "untold",
                    "An .om file does not tell the chip it was converted for.",
                    "State its soc_version, which ATC was given at the conversion.");
        }
        return new ComputedResult("match", "", "");
    }

    // The Ascend 950 names carry a suffix for the board: Ascend950PR_9599.
    private static boolean isOne(String soc, String name) {
        String lower = soc.toLowerCase(Locale.ROOT);
        return lower.equals(name) || lower.startsWith(name + "_");
    }
}
