package dev.landbridge.registry.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.formats.safetensors.InvalidSafetensorsException;
import dev.landbridge.formats.safetensors.SafetensorsHeader;
import dev.landbridge.formats.safetensors.TensorInfo;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.blob.FileSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what the files themselves say, and refuses files that are not what their name says. */
@ApplicationScoped
class Contents {
    private static final int MAX_CONFIG_BYTES = 1 << 20;
    private static final int MAX_INDEX_BYTES = 64 << 20;
    private static final Pattern SHARD = Pattern.compile("(.*)-\\d{5}-of-\\d{5}\\.safetensors");

    /** What was found; {@code config} is null when there is no config.json. */
    record Found(JsonNode config, long parameters, List<ModelVersion.Tensor> tensors) {}

    private final Blobs blobs;
    private final ObjectMapper json;

    Contents(Blobs blobs, ObjectMapper json) {
        this.blobs = blobs;
        this.json = json;
    }

    /** @param files which may be attached, see {@link Blobs#requireAttachable} */
    Found read(FileSet files) {
        JsonNode config = null;
        long parameters = 0;
        List<ModelVersion.Tensor> tensors = new ArrayList<>();
        Map<String, String> fileOfTensor = new HashMap<>();
        Map<String, Set<String>> tensorsOfFile = new HashMap<>();
        List<ShardIndex> indexes = new ArrayList<>();
        for (FileRef file : files.files()) {
            if (file.path().equals("config.json")) {
                config = config(file);
            } else if (file.path().endsWith(ShardIndex.SUFFIX)) {
                indexes.add(index(file));
            } else if (file.path().endsWith(".safetensors")) {
                tensorsOfFile.put(file.path(), new HashSet<>());
                SafetensorsHeader header = header(file);
                parameters += header.parameters();
                for (TensorInfo tensor : header.tensors()) {
                    requireOwn(file, tensor, fileOfTensor);
                    tensorsOfFile
                            .computeIfAbsent(file.path(), path -> new HashSet<>())
                            .add(tensor.name());
                    tensors.add(new ModelVersion.Tensor(
                            tensor.name(), tensor.dtype().name(), tensor.shape()));
                }
            }
        }
        requireWhole(files, indexes, tensorsOfFile);
        return new Found(config, parameters, tensors);
    }

    // Adapters and the parts of a pipeline lie in directories of their own and may use the same names
    private static void requireOwn(FileRef file, TensorInfo tensor, Map<String, String> fileOfTensor) {
        String directory = file.path().substring(0, file.path().lastIndexOf('/') + 1);
        String other = fileOfTensor.putIfAbsent(directory + "\n" + tensor.name(), file.path());
        if (other != null) {
            throw refused(file, "tensor '" + tensor.name() + "' is in '" + other + "' too");
        }
    }

    private static void requireWhole(FileSet files, List<ShardIndex> indexes, Map<String, Set<String>> tensorsOfFile) {
        for (ShardIndex index : indexes) {
            index.mismatch(tensorsOfFile).ifPresent(reason -> {
                throw refused(index.path(), reason);
            });
        }
        Set<String> indexed = indexes.stream()
                .flatMap(index -> index.fileOfTensor().values().stream())
                .collect(Collectors.toSet());
        for (FileRef file : files.files()) {
            Matcher shard = SHARD.matcher(file.path());
            if (shard.matches() && !indexed.contains(file.path())) {
                throw refused(file, "it is a shard that no index names; add " + shard.group(1) + ShardIndex.SUFFIX);
            }
        }
    }

    private ShardIndex index(FileRef file) {
        return ShardIndex.of(file.path(), object(file, MAX_INDEX_BYTES))
                .orElseThrow(() -> refused(file, "it has no weight_map from tensors to shards"));
    }

    private JsonNode config(FileRef file) {
        return object(file, MAX_CONFIG_BYTES);
    }

    private JsonNode object(FileRef file, int maxBytes) {
        if (file.size() > maxBytes) {
            throw refused(file, "it is larger than " + (maxBytes >> 20) + " MiB");
        }
        try (InputStream in = blobs.openAttachable(file)) {
            JsonNode config = json.readTree(in);
            if (config != null && config.isObject()) {
                return config;
            }
        } catch (IOException e) {
            throw refused(file, "it is not valid JSON");
        }
        throw refused(file, "it is not a JSON object");
    }

    private SafetensorsHeader header(FileRef file) {
        try (InputStream in = blobs.openAttachable(file)) {
            return SafetensorsHeader.read(in, file.size());
        } catch (InvalidSafetensorsException e) {
            throw refused(file, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem refused(FileRef file, String reason) {
        return refused(file.path(), reason);
    }

    private static Problem refused(String path, String reason) {
        return Problem.of(ProblemType.CONTENT_REFUSED, "The file '" + path + "' is refused: " + reason + ".");
    }
}
