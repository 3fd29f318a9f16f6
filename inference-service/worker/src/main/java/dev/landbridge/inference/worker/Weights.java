package dev.landbridge.inference.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.landbridge.formats.huggingface.HuggingFaceDirectory;
import dev.landbridge.formats.safetensors.SafetensorsFile;
import dev.landbridge.formats.safetensors.TensorInfo;
import dev.landbridge.inference.worker.graph.WeightSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tensors of model.safetensors, or of the shards its index lists. */
final class Weights implements WeightSource, AutoCloseable {
    private static final String INDEX = HuggingFaceDirectory.WEIGHTS + ".index.json";

    private final List<SafetensorsFile> files = new ArrayList<>();
    private final Map<String, SafetensorsFile> fileOf = new HashMap<>();

    static Weights open(Path directory) throws IOException {
        Weights weights = new Weights();
        try {
            for (String name : names(directory)) {
                weights.add(SafetensorsFile.open(directory.resolve(name)));
            }
            return weights;
        } catch (IOException | RuntimeException e) {
            weights.close();
            throw e;
        }
    }

    private static Set<String> names(Path directory) throws IOException {
        Path index = directory.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            return Set.of(HuggingFaceDirectory.WEIGHTS);
        }
        Set<String> names = new TreeSet<>();
        for (JsonNode shard : new JsonMapper().readTree(index.toFile()).path("weight_map")) {
            names.add(shard.asText());
        }
        return names;
    }

    private void add(SafetensorsFile file) {
        files.add(file);
        for (TensorInfo tensor : file.tensors()) {
            fileOf.put(tensor.name(), file);
        }
    }

    /** @throws IllegalArgumentException when the checkpoint lacks the tensor or its type is not a float's */
    @Override
    public float[] read(String name) {
        SafetensorsFile file = fileOf.get(name);
        if (file == null) {
            throw new IllegalArgumentException("the checkpoint has no tensor '" + name + "'");
        }
        try {
            return file.floats(name);
        } catch (IOException e) {
            throw new UncheckedIOException("tensor '" + name + "' cannot be read", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (SafetensorsFile file : files) {
            file.close();
        }
    }
}
