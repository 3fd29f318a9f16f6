package dev.landbridge.training.worker;

/** Linear warm-up, then a cosine down to a share of the peak. */
record LearningRate(double peak, int warmupSteps, int totalSteps, double finalRatio) {
    /** @param step counted from 0 */
    double at(long step) {
        if (step < warmupSteps) {
            return peak * (step + 1) / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, totalSteps - 1 - warmupSteps);
        double cosine = 0.5 * (1 + StrictMath.cos(Math.PI * Math.min(1, progress)));
        return peak * (finalRatio + (1 - finalRatio) * cosine);
    }
}
