package dev.landbridge.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.kit.problem.FieldError;
import dev.landbridge.kit.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to train a model, as the worker describes it.
 *
 * @param architecture config.json of the first preset
 */
public record Recipe(
        String name,
        String title,
        String description,
        JsonNode architecture,
        List<RecipeParameter> parameters,
        List<RecipeParameter> datasetParameters,
        List<RecipePreset> presets) {
    /** Parameters whose name in config.json is another. */
    private static final Map<String, String> CONFIG_KEYS = Map.of(
            "layers", "num_hidden_layers",
            "heads", "num_attention_heads",
            "key_value_heads", "num_key_value_heads");

    public Recipe {
        datasetParameters = datasetParameters == null ? List.of() : datasetParameters;
    }

    /** The named preset, or the first one when the name is null or blank. */
    public RecipePreset preset(String preset) {
        if (preset == null || preset.isBlank()) {
            return presets.get(0);
        }
        return presets.stream()
                .filter(candidate -> candidate.name().equals(preset))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "preset",
                        "must be one of "
                                + presets.stream().map(RecipePreset::name).toList()));
    }

    /** Every parameter of a run: the recipe's defaults, over them the preset's, over them the caller's. */
    public Map<String, JsonNode> resolve(RecipePreset preset, Map<String, JsonNode> wanted) {
        return resolve(parameters, preset.parameters(), wanted);
    }

    /** The same for a data set, without a preset. */
    public Map<String, JsonNode> resolveDataset(Map<String, JsonNode> wanted) {
        return resolve(datasetParameters, Map.of(), wanted);
    }

    /** config.json of the model that a run with these parameters makes. */
    public JsonNode plannedConfig(RecipePreset preset, Map<String, JsonNode> resolved) {
        JsonNode base = preset.architecture() == null ? architecture : preset.architecture();
        ObjectNode config = base.deepCopy();
        resolved.forEach((name, value) -> {
            String key = CONFIG_KEYS.getOrDefault(name, name);
            if (config.has(key)) {
                config.set(key, value);
            }
        });
        if (config.has("head_dim") && config.path("num_attention_heads").asInt() > 0) {
            config.put(
                    "head_dim",
                    config.path("hidden_size").asInt()
                            / config.path("num_attention_heads").asInt());
        }
        return config;
    }

    private static Map<String, JsonNode> resolve(
            List<RecipeParameter> known, Map<String, JsonNode> preset, Map<String, JsonNode> wanted) {
        Map<String, JsonNode> resolved = new LinkedHashMap<>();
        for (RecipeParameter parameter : known) {
            if (parameter.defaultValue() != null && !parameter.defaultValue().isNull()) {
                resolved.put(parameter.name(), parameter.defaultValue());
            }
        }
        resolved.putAll(preset);
        List<FieldError> errors = new ArrayList<>();
        wanted.forEach((name, value) -> {
            Optional<RecipeParameter> parameter =
                    known.stream().filter(p -> p.name().equals(name)).findFirst();
            if (parameter.isEmpty()) {
                errors.add(new FieldError("parameters." + name, "is not a parameter of this recipe"));
            } else {
                parameter.get().refuse(value).ifPresent(errors::add);
                resolved.put(name, value);
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return resolved;
    }
}
