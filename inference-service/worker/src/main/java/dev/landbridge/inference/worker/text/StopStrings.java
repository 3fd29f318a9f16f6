package dev.landbridge.inference.worker.text;

import java.util.List;

/** Cuts text before the first stop string and holds back what could be the beginning of one. */
public final class StopStrings {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private String matched;

    public StopStrings(List<String> stops) {
        this.stops = List.copyOf(stops);
    }

    /** Returns the text that may be shown; after a match nothing more. */
    public String add(String text) {
        if (matched != null) {
            return "";
        }
        if (stops.isEmpty()) {
            return text;
        }
        held.append(text);
        int first = Integer.MAX_VALUE;
        for (String stop : stops) {
            int at = held.indexOf(stop);
            if (at >= 0 && at < first) {
                first = at;
                matched = stop;
            }
        }
        return matched == null ? take(held.length() - possiblePrefix()) : take(first);
    }

    /** Returns the held text when generation ended otherwise. */
    public String flush() {
        return matched == null ? take(held.length()) : "";
    }

    /** The stop string that was met, or null. */
    public String matched() {
        return matched;
    }

    private int possiblePrefix() {
        int longest = 0;
        for (String stop : stops) {
            longest = Math.max(longest, Overlap.ofEndWithStart(held, stop));
        }
        return longest;
    }

    private String take(int length) {
        String text = held.substring(0, length);
        held.delete(0, length);
        return text;
    }
}
