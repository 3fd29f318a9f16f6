package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.nats;
import static dev.landbridge.proof.diagnosis.Figures.times;

import java.util.Optional;

/** The target does not answer the same twice. */
final class ReplicateRule implements Rule {

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        return evidence.replicate().flatMap(twice -> find(evidence, twice));
    }

    private static Optional<Localisation> find(Evidence evidence, TargetReplicate twice) {
        Limits limits = evidence.limits();
        double limit = limits.kl(twice.referenceKl());
        boolean firstWrong = twice.firstKl() > Split.FACTOR * Math.max(limit, twice.secondKl());
        boolean secondWrong = twice.secondKl() > Split.FACTOR * Math.max(limit, twice.firstKl());
        boolean fewerSecond = twice.secondConcurrency() < twice.firstConcurrency();
        if (firstWrong && fewerSecond || secondWrong && twice.secondConcurrency() > twice.firstConcurrency()) {
            return Optional.of(concurrency(twice));
        }
        if (secondWrong) {
            return Optional.of(warmCache(twice));
        }
        boolean unlike = twice.kl() > Split.FACTOR * Math.max(twice.referenceKl(), limits.epsilon());
        boolean byChance = twice.pValue() == null || twice.pValue() >= Split.SIGNIFICANCE;
        return unlike && !byChance ? Optional.of(nondeterministic(twice)) : Optional.empty();
    }

    private static Localisation concurrency(TargetReplicate twice) {
        boolean first = twice.firstConcurrency() > twice.secondConcurrency();
        return new Localisation(
                "concurrency",
                "With %d requests in flight the answers are wrong (%s a token against the reference), with %d they are right (%s). Look at batching and at the padding of graphs."
                        .formatted(
                                Math.max(twice.firstConcurrency(), twice.secondConcurrency()),
                                nats(first ? twice.firstKl() : twice.secondKl()),
                                Math.min(twice.firstConcurrency(), twice.secondConcurrency()),
                                nats(first ? twice.secondKl() : twice.firstKl())),
                figures(twice));
    }

    private static Localisation warmCache(TargetReplicate twice) {
        return new Localisation(
                "prefix-cache",
                "The first time a prompt is scored it is right (%s a token against the reference), the second time it is wrong (%s). Look at the prefix cache and at its block table."
                        .formatted(nats(twice.firstKl()), nats(twice.secondKl())),
                figures(twice));
    }

    private static Localisation nondeterministic(TargetReplicate twice) {
        return new Localisation(
                "nondeterminism",
                "Asked twice, the target disagrees with itself by %s a token, %s what the reference does (%s). Look at kernels that are not deterministic: atomics, split-k, reductions that depend on the batch."
                        .formatted(nats(twice.kl()), times(twice.ratio()), nats(twice.referenceKl())),
                figures(twice));
    }

    private static String figures(TargetReplicate twice) {
        return "%d prompts of %d positions, %d and then %d requests in flight."
                .formatted(twice.prompts(), twice.positions(), twice.firstConcurrency(), twice.secondConcurrency());
    }
}
