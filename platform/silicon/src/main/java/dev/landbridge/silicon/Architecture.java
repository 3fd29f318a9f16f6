package dev.landbridge.silicon;

import java.util.List;
import java.util.Map;

/**
 * Support of model classes by family.
 *
 * @param names class names as in {@code architectures} of config.json
 * @param support family to {@code yes}, {@code experimental} or {@code no}; a family not named is {@code untested}
 * @param maxLen family to the longest context in tokens, where the engine's matrix states one
 */
public record Architecture(
        List<String> names, Map<String, String> support, Map<String, Integer> maxLen, String source) {

    public Architecture {
        maxLen = maxLen == null ? Map.of() : maxLen;
    }

    Architecture only(String name) {
        return new Architecture(List.of(name), support, maxLen, source);
    }

    String supportOn(String family) {
        return support.getOrDefault(family, "untested");
    }
}
