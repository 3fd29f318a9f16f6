package dev.landbridge.silicon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A model read for the rules: config.json with what its other files say under {@link #FILES}. Code is searched as text
 * and never run.
 */
public record ModelFacts(ModelFiles files) {

    /** Key beside the fields of config.json; one that config.json itself brings is replaced. */
    static final String FILES = "landbridge_files";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_JSON_BYTES = 64L << 20;
    private static final byte[] GGUF_MAGIC = {'G', 'G', 'U', 'F'};
    // vLLM's ShardedStateLoader names a file by rank and part
    private static final Pattern SHARDED_STATE = Pattern.compile("model-rank-\\d+-part-\\d+\\.safetensors");
    private static final Pattern CUDA_CODE = Pattern.compile(
            "(?m)^\\s*(?:from|import)\\s+(flash_attn|triton|xformers|apex|bitsandbytes)\\b|(\\.cuda)\\s*\\(");

    /** Whether these are the files of a model at all. */
    public boolean holdModel() {
        return files.names().stream()
                .anyMatch(name -> name.equals("config.json")
                        || name.equals("adapter_config.json")
                        || name.endsWith(".gguf")
                        || name.endsWith(".om"));
    }

    /** @throws IOException when a file is damaged, too large or cannot be read; the message names the file */
    public JsonNode read() throws IOException {
        ObjectNode config = object("config.json");
        ObjectNode facts = JSON.createObjectNode();
        facts.put("adapter", files.names().contains("adapter_config.json"));
        addModelslim(facts);
        TensorNames tensors = new TensorNames();
        for (String name : named(".safetensors")) {
            tensors.addHeaderOf(files, name);
        }
        tensors.dtypes().forEach(facts.putArray("dtypes")::add);
        tensors.fingerprints().forEach(facts.putArray("fingerprints")::add);
        facts.put("gguf", hasGguf());
        facts.put("sharded_state", hasShardedState());
        addOm(facts);
        Set<String> code = config.hasNonNull("auto_map") ? cudaCode() : Set.of();
        code.forEach(facts.putArray("cuda_code")::add);
        config.set(FILES, facts);
        addQuantisation(config);
        return config;
    }

    private void addModelslim(ObjectNode facts) throws IOException {
        ObjectNode description = object("quant_model_description.json");
        facts.put("modelslim", !description.isEmpty());
        Set<String> types = new TreeSet<>();
        description.fields().forEachRemaining(entry -> {
            boolean tensor = entry.getKey().contains(".") || entry.getKey().equals("model_quant_type");
            if (tensor && entry.getValue().isTextual()) {
                types.add(entry.getValue().asText());
            }
        });
        types.forEach(facts.putArray("modelslim_types")::add);
        String cache = description
                .path("kv_cache_type")
                .asText(description.path("kv_quant_type").asText(""));
        if (!cache.isEmpty()) {
            facts.put("kv_cache_type", cache);
        }
    }

    private void addOm(ObjectNode facts) throws IOException {
        List<String> found = named(".om");
        if (!found.isEmpty()) {
            ObjectNode chips = facts.putObject("om");
            for (String name : found) {
                chips.put(name, new OmFile(files, name).soc().orElse(""));
            }
        }
    }

    private boolean hasShardedState() {
        return named(".safetensors").stream()
                .anyMatch(name -> SHARDED_STATE.matcher(name).matches());
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
        for (String name : named(".gguf")) {
            try (InputStream in = files.open(name)) {
                if (Arrays.equals(in.readNBytes(GGUF_MAGIC.length), GGUF_MAGIC)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> cudaCode() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String name : named(".py")) {
            var matcher = CUDA_CODE.matcher(new String(bytes(name), StandardCharsets.ISO_8859_1));
            while (matcher.find()) {
                String what = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
                found.add(name + ": " + what);
            }
        }
        named(".so").forEach(name -> found.add(name + ": compiled"));
        return found;
    }

    private ObjectNode object(String name) throws IOException {
        if (!files.names().contains(name)) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(bytes(name)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IOException(files.label(name) + " is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException(files.label(name) + " holds no JSON object");
    }

    private byte[] bytes(String name) throws IOException {
        if (files.size(name) > MAX_JSON_BYTES) {
            throw new IOException(files.label(name) + " is larger than " + MAX_JSON_BYTES + " bytes");
        }
        try (InputStream in = files.open(name)) {
            return in.readAllBytes();
        }
    }

    private List<String> named(String suffix) {
        return files.names().stream().filter(name -> name.endsWith(suffix)).toList();
    }
}
