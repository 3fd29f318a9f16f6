package dev.landbridge.training.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.problem.FieldError;
import java.util.List;
import java.util.Optional;

/**
 * A parameter of a recipe.
 *
 * @param type {@code integer}, {@code number}, {@code boolean} or {@code string}
 * @param choices null when any value of the type within the bounds will do
 */
public record RecipeParameter(
        String name,
        String type,
        @JsonProperty("default") JsonNode defaultValue,
        Double min,
        Double max,
        List<JsonNode> choices,
        String description) {

    Optional<FieldError> refuse(JsonNode value) {
        if (!hasType(value)) {
            return refused("must be of type " + type);
        }
        if (value.isNumber() && min != null && value.asDouble() < min) {
            return refused("must be at least " + plain(min));
        }
        if (value.isNumber() && max != null && value.asDouble() > max) {
            return refused("must be at most " + plain(max));
        }
        if (choices != null && !choices.isEmpty() && choices.stream().noneMatch(choice -> same(choice, value))) {
            return refused("must be one of " + choices);
        }
        return Optional.empty();
    }

    private boolean hasType(JsonNode value) {
        return switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "string" -> value.isTextual();
            default -> true;
        };
    }

    private static boolean same(JsonNode choice, JsonNode value) {
        return choice.isNumber() && value.isNumber() ? choice.asDouble() == value.asDouble() : choice.equals(value);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }

    private Optional<FieldError> refused(String message) {
        return Optional.of(new FieldError("parameters." + name, message));
    }
}
