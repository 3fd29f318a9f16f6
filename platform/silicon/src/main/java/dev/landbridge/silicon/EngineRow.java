package dev.landbridge.silicon;

import java.util.List;
import java.util.Map;

/** One engine version with the software it was released with; valid only as a whole row. */
public record EngineRow(
        String engine,
        String version,
        List<String> families,
        boolean maintained,
        Map<String, String> cells,
        List<String> quantMethods,
        String source) {

    /** {@code engine@version} */
    public String key() {
        return engine + "@" + version;
    }
}
