package dev.landbridge.silicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A model as it lies on a disk, read for the rules: config.json with what its other files say under {@link #FILES}.
 * Code is searched as text and never run.
 */
public record ModelDirectory(Path path) {

    /** Key beside the fields of config.json; one that config.json itself brings is replaced. */
    static final String FILES = "landbridge_files";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_JSON_BYTES = 64L << 20;
    private static final byte[] GGUF_MAGIC = {'G', 'G', 'U', 'F'};
    // vLLM's ShardedStateLoader names a file by rank and part
    private static final Pattern SHARDED_STATE = Pattern.compile("model-rank-\\d+-part-\\d+\\.safetensors");
    private static final Pattern CUDA_CODE = Pattern.compile(
            "(?m)^\\s*(?:from|import)\\s+(flash_attn|triton|xformers|apex|bitsandbytes)\\b|(\\.cuda)\\s*\\(");

    /** Every model at or below a directory, in the order of their paths. */
    public static List<ModelDirectory> below(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(Files.isSymbolicLink(root) ? root.toRealPath() : root)) {
            return paths.filter(Files::isDirectory)
                    .map(ModelDirectory::new)
                    .filter(ModelDirectory::holdsModel)
                    .sorted((one, other) -> one.path.compareTo(other.path))
                    .toList();
        }
    }

    private boolean holdsModel() {
        return Files.isRegularFile(path.resolve("config.json"))
                || Files.isRegularFile(path.resolve("adapter_config.json"))
                || hasName(".gguf")
                || hasName(".om");
    }

    /** @throws IOException when a file is damaged, too large or cannot be read; the message names the file */
    public JsonNode facts() throws IOException {
        ObjectNode config = object("config.json");
        ObjectNode files = JSON.createObjectNode();
        files.put("adapter", Files.isRegularFile(path.resolve("adapter_config.json")));
        addModelslim(files);
        TensorNames tensors = new TensorNames();
        for (Path file : named(".safetensors")) {
            tensors.addHeaderOf(file);
        }
        tensors.dtypes().forEach(files.putArray("dtypes")::add);
        tensors.fingerprints().forEach(files.putArray("fingerprints")::add);
        files.put("gguf", hasGguf());
        files.put("sharded_state", hasShardedState());
        addOm(files);
        Set<String> code = config.hasNonNull("auto_map") ? cudaCode() : Set.of();
        code.forEach(files.putArray("cuda_code")::add);
        config.set(FILES, files);
        addQuantisation(config);
        return config;
    }

    private void addModelslim(ObjectNode files) throws IOException {
        ObjectNode description = object("quant_model_description.json");
        files.put("modelslim", !description.isEmpty());
        Set<String> types = new TreeSet<>();
        description.fields().forEachRemaining(entry -> {
            boolean tensor = entry.getKey().contains(".") || entry.getKey().equals("model_quant_type");
            if (tensor && entry.getValue().isTextual()) {
                types.add(entry.getValue().asText());
            }
        });
        types.forEach(files.putArray("modelslim_types")::add);
        String cache = description
                .path("kv_cache_type")
                .asText(description.path("kv_quant_type").asText(""));
        if (!cache.isEmpty()) {
            files.put("kv_cache_type", cache);
        }
    }

    private void addOm(ObjectNode files) throws IOException {
        List<Path> found = named(".om");
        if (!found.isEmpty()) {
            ObjectNode chips = files.putObject("om");
            for (Path file : found) {
                chips.put(file.getFileName().toString(), new OmFile(file).soc().orElse(""));
            }
        }
    }

    private boolean hasShardedState() throws IOException {
        return named(".safetensors").stream()
                .anyMatch(file ->
                        SHARDED_STATE.matcher(file.getFileName().toString()).matches());
    }

    /** Older exports name the quantisation in a file of its own instead of config.json. */
    private void addQuantisation(ObjectNode config) throws IOException {
        ObjectNode gptq = object("quantize_config.json");
        if (!gptq.isEmpty() && !config.hasNonNull("quantization_config")) {
            String method = gptq.path("quant_method").asText("gptq");
            config.set("quantization_config", gptq.put("quant_method", method));
        }
        JsonNode modelopt = object("hf_quant_config.json").path("quantization");
        if (modelopt.isObject() && !config.hasNonNull("quantization_config")) {
            config.set("quantization_config", ((ObjectNode) modelopt.deepCopy()).put("quant_method", "modelopt"));
        }
    }

    private boolean hasGguf() throws IOException {
        for (Path file : named(".gguf")) {
            try (var in = Files.newInputStream(file)) {
                if (Arrays.equals(in.readNBytes(GGUF_MAGIC.length), GGUF_MAGIC)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> cudaCode() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : named(".py")) {
            var matcher = CUDA_CODE.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                String what = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                found.add(file.getFileName() + ": " + what);
            }
        }
        named(".so").forEach(file -> found.add(file.getFileName() + ": compiled"));
        return found;
    }

    private ObjectNode object(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file)) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(bytes(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException(file + " holds no JSON object");
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > MAX_JSON_BYTES) {
            throw new IOException(file + " is larger than " + MAX_JSON_BYTES + " bytes");
        }
        return Files.readAllBytes(file);
    }

    private boolean hasName(String suffix) {
        try {
            return !named(suffix).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> named(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }
}
