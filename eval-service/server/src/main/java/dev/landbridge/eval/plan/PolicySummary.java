package dev.landbridge.eval.plan;

import dev.landbridge.proof.parity.ParityPolicy;
import java.util.List;

/**
 * What a run or a plan may choose from.
 *
 * @param source {@code built-in} or {@code operator}
 * @param accuracyProfiles may stand behind a profile and a plus sign
 */
public record PolicySummary(
        String version,
        String digest,
        String source,
        List<String> profiles,
        List<String> accuracyProfiles,
        List<Size> sizes) {

    /** A size class. @param chips that it is for; empty means all others */
    public record Size(
            String name,
            List<String> chips,
            int minPrompts,
            double minMeanPositions,
            int minDecodes,
            int minGenerations,
            int minTaskPairs,
            String note) {

        private static Size of(String name, ParityPolicy.Size size) {
            return new Size(
                    name,
                    size.chips(),
                    size.minPrompts(),
                    size.minMeanPositions(),
                    size.minDecodes(),
                    size.minGenerations(),
                    size.minTaskPairs(),
                    size.note());
        }
    }

    static PolicySummary of(ParityPolicy policy) {
        boolean builtIn = policy.digest().equals(ParityPolicy.current().digest());
        return new PolicySummary(
                policy.version(),
                policy.digest(),
                builtIn ? "built-in" : "operator",
                policy.profileNames(),
                policy.accuracyProfileNames(),
                policy.document().sizes().entrySet().stream()
                        .map(size -> Size.of(size.getKey(), size.getValue()))
                        .toList());
    }
}
