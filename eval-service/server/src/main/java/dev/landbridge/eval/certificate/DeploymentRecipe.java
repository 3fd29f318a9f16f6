package dev.landbridge.eval.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.landbridge.silicon.Chip;
import dev.landbridge.silicon.EngineRow;
import dev.landbridge.silicon.SiliconCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How to start again what was certified: the fingerprint as recorded, with the catalogue's rows about it. */
final class DeploymentRecipe {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final EngineFlags FLAGS = EngineFlags.load();

    private final JsonNode target;
    private final Map<String, String> fingerprint = new TreeMap<>();
    private final Chip chip;
    private final Optional<EngineRow> row;

    /** @param predicate of the certificate */
    DeploymentRecipe(JsonNode predicate, SiliconCatalogue silicon) {
        this.target = predicate.at("/environment/target");
        target.path("fingerprint")
                .properties()
                .forEach(field ->
                        fingerprint.put(field.getKey(), field.getValue().asText()));
        this.chip = silicon.chip(predicate.path("chip").asText());
        this.row = silicon.engines().stream()
                .filter(known ->
                        known.engine().equals(engine()) && known.version().equals(engineVersion()))
                .findFirst();
    }

    String engine() {
        return fingerprint.getOrDefault("engine", "");
    }

    String engineVersion() {
        return fingerprint.getOrDefault("engine_version", "");
    }

    String chipName() {
        return chip.name();
    }

    List<String> flags() {
        return FLAGS.flags(engine(), fingerprint);
    }

    Optional<String> image() {
        return FLAGS.image(engine(), engineVersion(), chip.family());
    }

    byte[] yaml() {
        Map<String, Object> recipe = new LinkedHashMap<>();
        recipe.put("schema", "landbridge.recipe/1");
        recipe.put(
                "model",
                Map.of(
                        "name", target.path("model_name").asText(),
                        "version", target.path("model_version").asInt(),
                        "weights_digest", target.path("weights_digest").asText()));
        recipe.put("chip", chip());
        recipe.put("engine", engineRow());
        recipe.put("flags", flags());
        recipe.put("flags_version", FLAGS.version());
        recipe.put("fingerprint", fingerprint);
        try {
            return YAML.writeValueAsString(recipe).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> chip() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", chip.key());
        fields.put("name", chip.name());
        fields.put("family", chip.family());
        fields.put("memory_gib", chip.memoryGib());
        fields.put("stand_in", chip.standIn());
        fields.put("source", chip.source());
        return fields;
    }

    private Map<String, Object> engineRow() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", engine());
        fields.put("version", engineVersion());
        image().ifPresent(name -> fields.put("image", name));
        fields.put("known", row.isPresent());
        row.ifPresent(known -> {
            fields.put("released_with", new TreeMap<>(known.cells()));
            fields.put("maintained", known.maintained());
            fields.put("source", known.source());
        });
        return fields;
    }
}
