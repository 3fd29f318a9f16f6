package dev.landbridge.silicon;

import java.util.List;

/** A portability rule as data; reason, remedy and source are defaults an outcome may replace. */
public record Rule(String id, Condition when, String reason, String remedy, String source, List<Outcome> outcomes) {

    /** A verdict for some families, under an optional condition of its own. */
    public record Outcome(
            List<String> families, Condition when, PortabilityVerdict verdict, String reason, String remedy) {}
}
