package dev.landbridge.inference.worker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ways to serve the same model that must not change its answers, by the names that the serving matrix gives them.
 *
 * @param eager operators one by one as written, instead of the optimised graph
 * @param chunkedPrefill long prompts in several steps
 * @param prefixCache the beginning of a prompt is taken from a slot that still holds it
 */
record EngineSwitches(boolean eager, boolean chunkedPrefill, boolean prefixCache) {
    private static final String GRAPH = "graph";
    private static final String CHUNKED_PREFILL = "chunked_prefill";
    private static final String PREFIX_CACHE = "prefix_cache";
    private static final String ON = "on";
    private static final String OFF = "off";
    private static final EngineSwitches USUAL = new EngineSwitches(false, true, false);

    /** Parses texts like {@code graph=eager}; what is not named stays as usual. */
    static EngineSwitches parse(List<String> texts) {
        Map<String, String> levels = new TreeMap<>(USUAL.levels());
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (levels.replace(name, text.substring(equals + 1)) == null) {
                throw new IllegalArgumentException("switch '" + name + "' is not known; known are " + levels.keySet());
            }
        }
        return new EngineSwitches(
                chosen(levels, GRAPH, "eager", GRAPH),
                chosen(levels, CHUNKED_PREFILL, ON, OFF),
                chosen(levels, PREFIX_CACHE, ON, OFF));
    }

    private static boolean chosen(Map<String, String> levels, String name, String yes, String no) {
        String level = levels.get(name);
        if (!level.equals(yes) && !level.equals(no)) {
            throw new IllegalArgumentException("switch '" + name + "' takes " + yes + " or " + no);
        }
        return level.equals(yes);
    }

    Map<String, String> levels() {
        return Map.of(
                GRAPH, eager ? "eager" : GRAPH,
                CHUNKED_PREFILL, chunkedPrefill ? ON : OFF,
                PREFIX_CACHE, prefixCache ? ON : OFF);
    }
}
