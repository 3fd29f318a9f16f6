package dev.landbridge.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;

/** What a caller says about a data set to generate; parameters as the recipe describes them. */
public record DatasetRequest(
        @NotNull
        @Pattern(
                regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
                message = "must be 1 to 100 letters, digits, dots, dashes or underscores")
        String name,

        String description,
        Map<String, JsonNode> parameters) {
    public DatasetRequest {
        description = description == null ? "" : description;
        parameters = parameters == null ? Map.of() : parameters;
    }
}
