package dev.landbridge.silicon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What the headers of safetensors files say: the dtypes, and names that betray a quantisation. */
final class TensorNames {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private final Set<String> dtypes = new TreeSet<>();
    private final Set<String> fingerprints = new TreeSet<>();

    Set<String> dtypes() {
        return Collections.unmodifiableSet(dtypes);
    }

    Set<String> fingerprints() {
        return Collections.unmodifiableSet(fingerprints);
    }

    /** @throws IOException when it is no whole safetensors file; the message names it */
    void addHeaderOf(ModelFiles files, String name) throws IOException {
        header(files, name)
                .fields()
                .forEachRemaining(entry ->
                        add(entry.getKey(), entry.getValue().path("dtype").asText("")));
    }

    private void add(String name, String dtype) {
        if (!dtype.isEmpty()) {
            dtypes.add(dtype);
        }
        if (name.endsWith(".weight_scale_inv")) {
            fingerprints.add("fp8-block");
        } else if (name.endsWith(".qzeros")) {
            fingerprints.add("awq-gptq");
        } else if (name.endsWith(".absmax") || name.contains(".quant_state")) {
            fingerprints.add("bitsandbytes");
        } else if (name.endsWith(".weight_packed")) {
            fingerprints.add("compressed-tensors-pack");
        } else if (name.endsWith("_blocks") && dtype.equals("U8")) {
            fingerprints.add("mxfp4");
        }
    }

    private static JsonNode header(ModelFiles files, String name) throws IOException {
        try (DataInputStream in = new DataInputStream(files.open(name))) {
            long length = Long.reverseBytes(in.readLong());
            if (length < 2 || length > MAX_HEADER_BYTES || length > files.size(name) - Long.BYTES) {
                throw new IOException("the header's length is " + length);
            }
            return JSON.readTree(in.readNBytes((int) length));
        } catch (IOException e) {
            throw new IOException(files.label(name) + " is no whole safetensors file: " + e.getMessage(), e);
        }
    }
}
