package dev.landbridge.inference.worker.graph;

import java.util.List;

/** Adds operators whose results, and constants whose values, carry the rounding of the chosen numerics. */
final class RoundedOperators {
    private final OnnxModel model;
    private final Numerics numerics;

    RoundedOperators(OnnxModel model, Numerics numerics) {
        this.model = model;
        this.numerics = numerics;
    }

    void constant(String name, float[] values, long... shape) {
        model.constant(name, numerics.round(values), shape);
    }

    String apply(String operator, String name, String... inputs) {
        model.node(new OnnxNode(operator, List.of(inputs), List.of(name)));
        return rounded(name);
    }

    /** As {@link #apply}, but the rounded result has the given name: for outputs of the graph. */
    void applyTo(String output, String operator, String... inputs) {
        String exact = numerics.rounds() ? output + ".exact" : output;
        model.node(new OnnxNode(operator, List.of(inputs), List.of(exact)));
        if (numerics.rounds()) {
            round(exact, output);
        }
    }

    String rounded(String name) {
        if (!numerics.rounds()) {
            return name;
        }
        round(name, name + ".rounded");
        return name + ".rounded";
    }

    private void round(String from, String to) {
        String narrow = from + ".narrow";
        model.node(new OnnxNode("Cast", List.of(from), List.of(narrow)).attribute("to", numerics.onnxType()));
        model.node(new OnnxNode("Cast", List.of(narrow), List.of(to)).attribute("to", OnnxModel.FLOAT));
    }
}
