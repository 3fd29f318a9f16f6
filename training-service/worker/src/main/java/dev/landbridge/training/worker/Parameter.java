package dev.landbridge.training.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The declaration of one setting of a recipe. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Parameter(
        String name,
        String type,
        @JsonProperty("default") JsonNode defaultValue,
        Double min,
        Double max,
        List<String> choices,
        String description) {

    void check(JsonNode value) {
        boolean typed = switch (type) {
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isTextual();
        };
        if (!typed) {
            throw new InvalidRequestException("parameter " + name + " must be of type " + type + ", not " + value);
        }
        if (value.isNumber() && min != null && value.doubleValue() < min) {
            throw new InvalidRequestException("parameter " + name + " must be at least " + min + ", not " + value);
        }
        if (value.isNumber() && max != null && value.doubleValue() > max) {
            throw new InvalidRequestException("parameter " + name + " must be at most " + max + ", not " + value);
        }
        if (choices != null && !choices.contains(value.asText())) {
            throw new InvalidRequestException("parameter " + name + " must be one of " + choices + ", not " + value);
        }
    }
}
