package dev.landbridge.formats.safetensors;

import java.util.List;

/**
 * One entry of a safetensors header.
 *
 * @param begin first byte, counted from the end of the header
 * @param end one past the last byte, counted from the end of the header
 */
public record TensorInfo(String name, DType dtype, List<Long> shape, long begin, long end) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** Bytes of the tensor. */
    public long size() {
        return end - begin;
    }

    /** Number of elements; 1 for a scalar. */
    public long elements() {
        return size() / dtype.bytes();
    }
}
