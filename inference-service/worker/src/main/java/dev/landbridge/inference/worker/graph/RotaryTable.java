package dev.landbridge.inference.worker.graph;

/** Cosines and sines of rotary position embedding (half-rotation layout): [positions, headDim / 2] each. */
record RotaryTable(float[] cos, float[] sin, int positions, int half) {
    static RotaryTable of(double base, int headDim, int positions) {
        int half = headDim / 2;
        float[] cos = new float[positions * half];
        float[] sin = new float[positions * half];
        for (int i = 0; i < half; i++) {
            double frequency = Math.pow(base, -2.0 * i / headDim);
            for (int position = 0; position < positions; position++) {
                cos[position * half + i] = (float) Math.cos(position * frequency);
                sin[position * half + i] = (float) Math.sin(position * frequency);
            }
        }
        return new RotaryTable(cos, sin, positions, half);
    }
}
