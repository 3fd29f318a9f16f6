package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The data files as they are written. */
record CatalogueFiles(Devices devices, Engines engines, Architectures architectures, RuleSet rules) {

    static final ObjectMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Devices(String version, List<Family> families, List<Chip> chips) {}

    record Engines(String version, List<EngineRow> rows) {}

    record Architectures(String version, List<Architecture> architectures) {
        List<Architecture> oneRowAName() {
            return architectures.stream()
                    .flatMap(row -> row.names().stream().map(row::only))
                    .toList();
        }
    }

    record RuleSet(
            String version,
            MemoryModel memory,
            Saturation saturation,
            Map<String, List<String>> groups,
            List<Rule> rules) {
        RuleSet with(List<Rule> others) {
            return new RuleSet(version, memory, saturation, groups, others);
        }
    }

    /** @param nearShare share of the largest float16 from which an activation counts as near saturation */
    record Saturation(double float16Max, double nearShare, String source) {}

    static CatalogueFiles fromResources() {
        return new CatalogueFiles(
                read("devices", Devices.class),
                read("engines", Engines.class),
                read("architectures", Architectures.class),
                read("rules", RuleSet.class));
    }

    private static <T> T read(String name, Class<T> type) {
        String resource = "/silicon/" + name + ".yaml";
        try (InputStream in = CatalogueFiles.class.getResourceAsStream(resource)) {
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
