package dev.landbridge.silicon;

import java.util.List;
import java.util.Map;

/**
 * One engine version with the software it was released with; valid only as a whole row.
 *
 * @param switches levels of each way of serving that can be chosen at the start of this engine and must not change
 *     its answers, by the names of the serving matrix; empty when nobody has looked
 */
public record EngineRow(
        String engine,
        String version,
        List<String> families,
        boolean maintained,
        Map<String, String> cells,
        List<String> quantMethods,
        Map<String, List<String>> switches,
        String source) {

    public EngineRow {
        switches = switches == null ? Map.of() : Map.copyOf(switches);
    }

    /** {@code engine@version} */
    public String key() {
        return engine + "@" + version;
    }
}
