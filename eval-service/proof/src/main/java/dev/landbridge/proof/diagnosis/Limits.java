package dev.landbridge.proof.diagnosis;

/**
 * What the policy lets pass, so that the diagnosis does not cry over what the verdict accepts.
 *
 * @param klCap mean KL that the profile accepts at any floor, nats a token
 * @param floorFactor the same as a multiple of the noise floor
 * @param epsilon nats a token below which a divergence counts as nothing
 * @param slope by how much KL may grow along a prompt, as a multiple of the floor's growth
 * @param hardDivergenceCap share of greedy continuations that may diverge for real
 */
public record Limits(double klCap, double floorFactor, double epsilon, double slope, double hardDivergenceCap) {

    double kl(double floor) {
        return Math.max(klCap, floorFactor * floor);
    }

    /** How many times the floor, both raised to epsilon; 1 where neither is anything. */
    public double ratio(double kl, double floor) {
        return Math.max(kl, epsilon) / Math.max(floor, epsilon);
    }
}
