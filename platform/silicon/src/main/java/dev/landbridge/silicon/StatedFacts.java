package dev.landbridge.silicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What no file of the model tells and the asker states. Whatever is left out (null or empty) is not judged.
 *
 * @param kvConnector class of the connector of a disaggregated cache, for example {@code MooncakeConnector}
 * @param kvCacheType quantisation of the KV cache, for example {@code C8}, where no quantisation file tells it
 * @param omSoc {@code soc_version} an .om file was converted for, where its metadata does not tell it
 * @param maxAbsActivations largest absolute value by layer or logit, as a calibration report states it
 * @param stack versions that will run, by the cell's name: {@code vllm}, {@code torch_npu}, {@code cann} ...
 * @param engineFixes fixes the image carries beyond its version, for example {@code vllm-ascend#11732}
 */
public record StatedFacts(
        String kvConnector,
        String kvCacheType,
        String omSoc,
        Map<String, Double> maxAbsActivations,
        Map<String, String> stack,
        List<String> engineFixes) {

    /** Key beside the fields of config.json; one that config.json itself brings is replaced. */
    static final String KEY = "landbridge_stated";

    public static final StatedFacts NONE = new StatedFacts(null, null, null, null, null, null);

    public StatedFacts {
        kvConnector = kvConnector == null ? "" : kvConnector.strip();
        kvCacheType = kvCacheType == null ? "" : kvCacheType.strip();
        omSoc = omSoc == null ? "" : omSoc.strip();
        maxAbsActivations = maxAbsActivations == null ? Map.of() : Map.copyOf(maxAbsActivations);
        stack = stack == null ? Map.of() : Map.copyOf(stack);
        engineFixes = engineFixes == null ? List.of() : List.copyOf(engineFixes);
        if (maxAbsActivations.values().stream().anyMatch(value -> !(value >= 0))) {
            throw new IllegalArgumentException("max_abs_activations must be numbers of at least 0");
        }
    }

    /** @throws IOException when the file cannot be read or holds something else; the message says what is wrong */
    public static StatedFacts read(Path file) throws IOException {
        try {
            return CatalogueFiles.YAML.readValue(Files.readString(file), StatedFacts.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " holds no stated facts: " + e.getOriginalMessage(), e);
        }
    }

    JsonNode asField() {
        return RowCodec.write(this);
    }
}
