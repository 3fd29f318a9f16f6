package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A checked value for each declared parameter. */
record Parameters(ObjectNode values) {
    /**
     * @param layers objects laid over the defaults, the last one wins
     * @throws InvalidRequestException for an unknown name, a wrong type or a value out of range
     */
    static Parameters resolve(List<Parameter> declared, JsonNode... layers) {
        Map<String, Parameter> byName =
                declared.stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        declared.forEach(parameter -> values.set(parameter.name(), parameter.defaultValue()));
        for (JsonNode layer : layers) {
            for (Map.Entry<String, JsonNode> field : layer.properties()) {
                Parameter parameter = byName.get(field.getKey());
                if (parameter == null) {
                    throw new InvalidRequestException("unknown parameter " + field.getKey());
                }
                parameter.check(field.getValue());
                values.set(field.getKey(), field.getValue());
            }
        }
        return new Parameters(values);
    }

    int integer(String name) {
        return values.required(name).intValue();
    }

    long whole(String name) {
        return values.required(name).longValue();
    }

    double number(String name) {
        return values.required(name).doubleValue();
    }

    boolean flag(String name) {
        return values.required(name).booleanValue();
    }
}
