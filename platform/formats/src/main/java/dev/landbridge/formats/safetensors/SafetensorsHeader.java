package dev.landbridge.formats.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checked header of a safetensors file: every tensor lies inside the file, and together they
 * cover the data without a gap or an overlap.
 *
 * @param tensors in order of their bytes
 * @param dataOffset position of the first tensor byte in the file
 */
public record SafetensorsHeader(Map<String, String> metadata, List<TensorInfo> tensors, long dataOffset) {
    /** Largest accepted JSON header, the limit of the reference implementation. */
    public static final int MAX_HEADER_BYTES = 100_000_000;

    static final int LENGTH_BYTES = Long.BYTES;

    public SafetensorsHeader {
        metadata = Map.copyOf(metadata);
        tensors = List.copyOf(tensors);
    }

    /**
     * Reads the header only; the stream is left at the first tensor byte.
     *
     * @param fileSize bytes of the whole file
     * @throws InvalidSafetensorsException when the header is malformed or does not fit the size
     */
    public static SafetensorsHeader read(InputStream in, long fileSize) throws IOException {
        byte[] prefix = in.readNBytes(LENGTH_BYTES);
        if (prefix.length < LENGTH_BYTES) {
            throw new InvalidSafetensorsException("truncated: " + prefix.length + " bytes, the header length needs 8");
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0 || length > MAX_HEADER_BYTES) {
            throw new InvalidSafetensorsException("header length " + Long.toUnsignedString(length)
                    + " is over the limit of " + MAX_HEADER_BYTES + " bytes");
        }
        if (length > fileSize - LENGTH_BYTES) {
            throw new InvalidSafetensorsException(
                    "truncated: header of " + length + " bytes in a file of " + fileSize + " bytes");
        }
        byte[] json = in.readNBytes((int) length);
        if (json.length < length) {
            throw new InvalidSafetensorsException(
                    "truncated: header of " + length + " bytes, only " + json.length + " present");
        }
        return HeaderJson.parse(json, fileSize - LENGTH_BYTES - length);
    }

    public Optional<TensorInfo> tensor(String name) {
        return tensors.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** Elements of all tensors together. */
    public long parameters() {
        return tensors.stream().mapToLong(TensorInfo::elements).sum();
    }
}
