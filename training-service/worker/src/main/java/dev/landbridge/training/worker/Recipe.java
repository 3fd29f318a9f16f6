package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.huggingface.ModelConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What can be trained: declared parameters and named presets of them. */
record Recipe(
        String name,
        String title,
        String description,
        List<Parameter> parameters,
        List<Parameter> datasetParameters,
        List<Preset> presets) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final List<String> NAMES = List.of("column-addition");
    private static final int MAX_POSITIONS = 128;

    record Preset(
            String name,
            String title,
            String description,
            JsonNode parameters,
            JsonNode datasetParameters,
            JsonNode estimate) {}

    static List<Recipe> all() {
        return NAMES.stream().map(Recipe::load).toList();
    }

    /** @throws InvalidRequestException when there is no such recipe */
    static Recipe named(String name) {
        return all().stream()
                .filter(recipe -> recipe.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("unknown recipe " + name));
    }

    /** @param name empty for the first preset */
    Preset preset(String name) {
        return presets.stream()
                .filter(preset -> name.isEmpty() || preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException("recipe " + this.name + " has no preset " + name));
    }

    Parameters trainingParameters(String preset, JsonNode overrides) {
        return Parameters.resolve(parameters, preset(preset).parameters(), overrides);
    }

    Parameters datasetParameters(JsonNode spec) {
        return Parameters.resolve(datasetParameters, spec);
    }

    /** The model these parameters train. */
    static ModelConfig architecture(Parameters parameters) {
        int hidden = parameters.integer("hidden_size");
        int heads = parameters.integer("heads");
        int keyValueHeads = parameters.integer("key_value_heads");
        if (hidden % (2 * heads) != 0 || heads % keyValueHeads != 0) {
            throw new InvalidRequestException("hidden_size " + hidden + " must divide by twice the heads (" + heads
                    + "), and heads by key_value_heads (" + keyValueHeads + ")");
        }
        return new ModelConfig(
                List.of("LlamaForCausalLM"),
                "llama",
                "float32",
                hidden,
                parameters.integer("layers"),
                heads,
                keyValueHeads,
                hidden / heads,
                parameters.integer("intermediate_size"),
                Vocabulary.TOKENIZER.vocabSize(),
                MAX_POSITIONS,
                10_000,
                1e-5,
                true,
                Vocabulary.BOS,
                Vocabulary.EOS,
                Vocabulary.PAD);
    }

    /** The recipe as people are shown it, with the architecture each preset trains. */
    ObjectNode describe() {
        ObjectNode json = JSON.valueToTree(this);
        json.set("architecture", architecture(preset("").name()));
        json.path("presets")
                .forEach(preset -> ((ObjectNode) preset)
                        .set("architecture", architecture(preset.path("name").asText())));
        return json;
    }

    private ObjectNode architecture(String preset) {
        return architecture(trainingParameters(preset, JSON.createObjectNode())).toJson();
    }

    private static Recipe load(String name) {
        try (InputStream in = Recipe.class.getResourceAsStream("/recipes/" + name + ".json")) {
            return JSON.readValue(in, Recipe.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
