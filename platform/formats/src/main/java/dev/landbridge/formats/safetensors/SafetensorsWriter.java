package dev.landbridge.formats.safetensors;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects tensors and writes them in the order they were added. The arrays are not copied; bytes
 * are produced while writing, so memory stays at one chunk. Equal input gives equal bytes.
 */
public final class SafetensorsWriter {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ALIGNMENT = 8;
    private static final int CHUNK_ELEMENTS = 8192;

    private final Map<String, String> metadata = new TreeMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** Adds floats stored as F32, F16 or BF16; the two short types round to nearest even. */
    public SafetensorsWriter floats(String name, DType dtype, long[] shape, float[] values) {
        return switch (dtype) {
            case F32 -> add(name, dtype, shape, values.length, (out, i) -> out.putFloat(values[i]));
            case F16 -> add(name, dtype, shape, values.length, (out, i) -> out.putShort(Float16.fromFloat(values[i])));
            case BF16 ->
                add(name, dtype, shape, values.length, (out, i) -> out.putShort(Bfloat16.fromFloat(values[i])));
            default -> throw new IllegalArgumentException("floats cannot be stored as " + dtype);
        };
    }

    public SafetensorsWriter floats(String name, long[] shape, float[] values) {
        return floats(name, DType.F32, shape, values);
    }

    public SafetensorsWriter ints(String name, long[] shape, int[] values) {
        return add(name, DType.I32, shape, values.length, (out, i) -> out.putInt(values[i]));
    }

    public SafetensorsWriter longs(String name, long[] shape, long[] values) {
        return add(name, DType.I64, shape, values.length, (out, i) -> out.putLong(values[i]));
    }

    /** Adds little-endian bytes of any type. */
    public SafetensorsWriter bytes(String name, DType dtype, long[] shape, byte[] values) {
        int width = dtype.bytes();
        if (values.length % width != 0) {
            throw new IllegalArgumentException("tensor '" + name + "': " + values.length + " bytes of " + dtype);
        }
        return add(name, dtype, shape, values.length / width, (out, i) -> out.put(values, i * width, width));
    }

    private SafetensorsWriter add(String name, DType dtype, long[] shape, int elements, ElementWriter writer) {
        long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (expected != elements) {
            throw new IllegalArgumentException(
                    "tensor '" + name + "': shape " + Arrays.toString(shape) + " but " + elements + " values");
        }
        if (name.equals("__metadata__")
                || entries.putIfAbsent(name, new Entry(dtype, shape, elements, writer)) != null) {
            throw new IllegalArgumentException("tensor name '" + name + "' is taken");
        }
        return this;
    }

    public void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            write(out);
        }
    }

    /** Writes the file; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        byte[] header = header();
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.length).array());
        out.write(header);
        for (Entry entry : entries.values()) {
            entry.write(out);
        }
    }

    private byte[] header() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            root.set("__metadata__", JSON.valueToTree(metadata));
        }
        long offset = 0;
        for (Map.Entry<String, Entry> named : entries.entrySet()) {
            Entry entry = named.getValue();
            ObjectNode node = root.putObject(named.getKey());
            node.put("dtype", entry.dtype.name());
            node.set("shape", JSON.valueToTree(entry.shape));
            node.putArray("data_offsets").add(offset).add(offset + entry.size());
            offset += entry.size();
        }
        byte[] json = JSON.writeValueAsBytes(root);
        byte[] padded = Arrays.copyOf(json, (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    @FunctionalInterface
    private interface ElementWriter {
        void put(ByteBuffer out, int index);
    }

    private static final class Entry {
        private final DType dtype;
        private final long[] shape;
        private final int elements;
        private final ElementWriter writer;

        Entry(DType dtype, long[] shape, int elements, ElementWriter writer) {
            this.dtype = dtype;
            this.shape = shape.clone();
            this.elements = elements;
            this.writer = writer;
        }

        long size() {
            return (long) elements * dtype.bytes();
        }

        void write(OutputStream out) throws IOException {
            ByteBuffer chunk =
                    ByteBuffer.allocate(CHUNK_ELEMENTS * dtype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < elements; i++) {
                writer.put(chunk, i);
                if (!chunk.hasRemaining() || i == elements - 1) {
                    out.write(chunk.array(), 0, chunk.position());
                    chunk.clear();
                }
            }
        }
    }
}
