package dev.landbridge.registry.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code *.safetensors.index.json}: which shard holds which tensor.
 *
 * @param path of the index itself
 * @param fileOfTensor full paths of the shards by tensor name
 */
record ShardIndex(String path, Map<String, String> fileOfTensor) {
    static final String SUFFIX = ".safetensors.index.json";

    /** Empty when it has not the form of an index. */
    static Optional<ShardIndex> of(String path, JsonNode json) {
        JsonNode weights = json.path("weight_map");
        if (!weights.isObject()) {
            return Optional.empty();
        }
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        Map<String, String> files = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : weights.properties()) {
            if (!entry.getValue().isTextual()) {
                return Optional.empty();
            }
            files.put(entry.getKey(), directory + entry.getValue().textValue());
        }
        return Optional.of(new ShardIndex(path, files));
    }

    /**
     * What does not fit between the index and the shards, in words; empty when everything does.
     *
     * @param tensorsOfFile names in the headers, by path
     */
    Optional<String> mismatch(Map<String, Set<String>> tensorsOfFile) {
        for (Map.Entry<String, String> entry : fileOfTensor.entrySet()) {
            Set<String> tensors = tensorsOfFile.get(entry.getValue());
            if (tensors == null) {
                return Optional.of("the shard '" + entry.getValue() + "' that it names is missing");
            }
            if (!tensors.contains(entry.getKey())) {
                return Optional.of(
                        "tensor '" + entry.getKey() + "' is not in '" + entry.getValue() + "', where it says it is");
            }
        }
        for (String file : Set.copyOf(fileOfTensor.values())) {
            for (String tensor : tensorsOfFile.get(file)) {
                if (!fileOfTensor.containsKey(tensor)) {
                    return Optional.of("it does not know tensor '" + tensor + "' of '" + file + "'");
                }
            }
        }
        return Optional.empty();
    }
}
