package dev.landbridge.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Parameters that go together.
 *
 * @param architecture config.json of the model that this preset makes
 * @param estimate how long it takes, and on what that estimate is based
 */
public record RecipePreset(
        String name,
        String title,
        String description,
        Map<String, JsonNode> parameters,
        Map<String, JsonNode> datasetParameters,
        JsonNode architecture,
        Estimate estimate) {
    public RecipePreset {
        parameters = parameters == null ? Map.of() : parameters;
        datasetParameters = datasetParameters == null ? Map.of() : datasetParameters;
    }

    /** @param seconds on the machine named in the basis */
    public record Estimate(double seconds, String basis) {}
}
