package dev.landbridge.inference.worker.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX model under construction (ir_version 9, opset 18 and com.microsoft 1); field numbers are those of onnx.proto. */
final class OnnxModel {
    static final int FLOAT = 1;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final String MICROSOFT = "com.microsoft";

    private final ProtoWriter graph = new ProtoWriter();

    void node(OnnxNode node) {
        graph.message(1, node.encode());
    }

    void input(String name, int type, List<String> shape) {
        graph.message(11, valueInfo(name, type, shape));
    }

    void output(String name, int type, List<String> shape) {
        graph.message(12, valueInfo(name, type, shape));
    }

    void constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        graph.message(5, tensor(name, FLOAT, raw.array(), shape));
    }

    void constant(String name, long[] values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        graph.message(5, tensor(name, INT64, raw.array(), values.length));
    }

    byte[] encode() {
        graph.text(2, "landbridge");
        return new ProtoWriter()
                .integer(1, 9)
                .text(2, "landbridge")
                .message(7, graph)
                .message(8, new ProtoWriter().text(1, "").integer(2, 18))
                .message(8, new ProtoWriter().text(1, MICROSOFT).integer(2, 1))
                .toByteArray();
    }

    private static ProtoWriter tensor(String name, int type, byte[] raw, long... shape) {
        ProtoWriter tensor = new ProtoWriter();
        for (long size : shape) {
            tensor.integer(1, size);
        }
        return tensor.integer(2, type).text(8, name).bytes(9, raw);
    }

    private static ProtoWriter valueInfo(String name, int type, List<String> shape) {
        ProtoWriter dims = new ProtoWriter();
        for (String size : shape) {
            dims.message(1, dimension(size));
        }
        ProtoWriter tensorType = new ProtoWriter().integer(1, type).message(2, dims);
        return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensorType));
    }

    private static ProtoWriter dimension(String size) {
        boolean fixed = size.chars().allMatch(Character::isDigit);
        return fixed ? new ProtoWriter().integer(1, Long.parseLong(size)) : new ProtoWriter().text(2, size);
    }
}
