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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what the files themselves say, and refuses files that are not what their name says. */
@ApplicationScoped
class Contents {
    private static final int MAX_CONFIG_BYTES = 1 << 20;

    /** What was found; {@code config} is null when there is no config.json. */
    record Found(JsonNode config, long parameters, List<ModelVersion.Tensor> tensors) {}

    private final Blobs blobs;
    private final ObjectMapper json;

    Contents(Blobs blobs, ObjectMapper json) {
        this.blobs = blobs;
        this.json = json;
    }

    Found read(String team, FileSet files) {
        JsonNode config = null;
        long parameters = 0;
        List<ModelVersion.Tensor> tensors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (FileRef file : files.files()) {
            if (file.path().equals("config.json")) {
                config = config(team, file);
            } else if (file.path().endsWith(".safetensors")) {
                SafetensorsHeader header = header(team, file);
                parameters += header.parameters();
                for (TensorInfo tensor : header.tensors()) {
                    if (!names.add(tensor.name())) {
                        throw refused(file, "tensor '" + tensor.name() + "' is in another file too");
                    }
                    tensors.add(new ModelVersion.Tensor(
                            tensor.name(), tensor.dtype().name(), tensor.shape()));
                }
            }
        }
        return new Found(config, parameters, tensors);
    }

    private JsonNode config(String team, FileRef file) {
        if (file.size() > MAX_CONFIG_BYTES) {
            throw refused(file, "it is larger than 1 MiB");
        }
        try (InputStream in = blobs.open(team, file.sha256(), 0)) {
            JsonNode config = json.readTree(in);
            if (config != null && config.isObject()) {
                return config;
            }
        } catch (IOException e) {
            throw refused(file, "it is not valid JSON");
        }
        throw refused(file, "it is not a JSON object");
    }

    private SafetensorsHeader header(String team, FileRef file) {
        try (InputStream in = blobs.open(team, file.sha256(), 0)) {
            return SafetensorsHeader.read(in, file.size());
        } catch (InvalidSafetensorsException e) {
            throw refused(file, e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem refused(FileRef file, String reason) {
        return Problem.of(ProblemType.CONTENT_REFUSED, "The file '" + file.path() + "' is refused: " + reason + ".");
    }
}
