package dev.landbridge.inference.worker.graph;

/** Gives a tensor of the checkpoint as fp32 values in row-major order, by its Hugging Face name. */
@FunctionalInterface
public interface WeightSource {
    float[] read(String name);
}
