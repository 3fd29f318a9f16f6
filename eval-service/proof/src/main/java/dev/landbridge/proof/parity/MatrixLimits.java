package dev.landbridge.proof.parity;

import dev.landbridge.proof.matrix.MatrixPolicy;

/** What a policy allows a few prompts: a cell of the serving matrix, a canary. */
public final class MatrixLimits {
    private final ParityPolicy policy;
    private final String profileName;
    private final String sizeName;

    /** @throws IllegalArgumentException when the policy has no such profile */
    public MatrixLimits(ParityPolicy policy, String profileName, String sizeName) {
        this.policy = policy;
        this.profileName = profileName;
        this.sizeName = sizeName;
        policy.profile(profileName);
    }

    ParityPolicy.Document document() {
        return policy.document();
    }

    ParityPolicy.Profile profile() {
        return policy.profile(profileName);
    }

    ParityPolicy.Size size() {
        return policy.size(sizeName);
    }

    /** @throws IllegalArgumentException when the policy is of before the serving matrix */
    MatrixPolicy.Size matrix() {
        return policy.matrix()
                .map(matrix -> matrix.sizes().get(sizeName))
                .orElseThrow(() -> new IllegalArgumentException("the policy asks for no serving matrix"));
    }

    double kl(double floorKl) {
        return Math.min(
                profile().tauHard(),
                Math.max(profile().tauGreen(), document().kl().floorFactor() * floorKl));
    }
}
