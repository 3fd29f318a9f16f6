package dev.landbridge.training.tracking;

import java.util.List;
import java.util.UUID;

/** Names for runs whose makers gave none: two words and a number out of the id. */
final class RunName {
    private static final List<String> QUALITIES = List.of(
            "amber", "bold", "brisk", "calm", "clear", "deft", "early", "fair", "gentle", "keen", "lively", "lucid",
            "mellow", "quiet", "rapid", "steady");
    private static final List<String> THINGS = List.of(
            "arch",
            "beam",
            "cable",
            "deck",
            "ferry",
            "girder",
            "harbor",
            "isle",
            "keystone",
            "lantern",
            "pier",
            "pylon",
            "ridge",
            "span",
            "strait",
            "truss");

    private RunName() {}

    static String of(UUID id) {
        long bits = id.getLeastSignificantBits();
        String quality = QUALITIES.get((int) (bits & 15));
        String thing = THINGS.get((int) (bits >>> 4 & 15));
        return quality + "-" + thing + "-" + (bits >>> 8) % 1000;
    }
}
