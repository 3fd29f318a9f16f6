package dev.landbridge.inference.worker.graph;

import java.util.List;

/** One operator call with its inputs, outputs and attributes. */
final class OnnxNode {
    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;

    private final ProtoWriter node = new ProtoWriter();

    OnnxNode(String operator, List<String> inputs, List<String> outputs) {
        inputs.forEach(input -> node.text(1, input));
        outputs.forEach(output -> node.text(2, output));
        node.text(3, outputs.get(0) + "/" + operator).text(4, operator);
    }

    OnnxNode domain(String domain) {
        node.text(7, domain);
        return this;
    }

    OnnxNode attribute(String name, long value) {
        node.message(5, new ProtoWriter().text(1, name).integer(3, value).integer(20, ATTRIBUTE_INT));
        return this;
    }

    OnnxNode attribute(String name, float value) {
        node.message(5, new ProtoWriter().text(1, name).float32(2, value).integer(20, ATTRIBUTE_FLOAT));
        return this;
    }

    ProtoWriter encode() {
        return node;
    }
}
