package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.nats;
import static dev.landbridge.proof.diagnosis.Figures.p;

import dev.landbridge.proof.statistics.ClusteredMean;
import dev.landbridge.proof.statistics.Samples;
import java.util.List;
import java.util.Optional;

/** The actual token loses the same small amount everywhere: a factor is off, not a position or a token. */
final class ScaleRule implements Rule {

    private static final double FLOOR_FACTOR = 3;
    private static final double UNCERTAIN = 0.05;
    private static final double MAX_QUIET = 0.2;

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        List<PromptSample> prompts = evidence.prompts();
        ClusteredMean shift = mean(prompts, 0, 3);
        double floor = Math.abs(Samples.mean(prompts.stream()
                .mapToDouble(prompt -> Samples.mean(prompt.floorDeltaNll()))
                .toArray()));
        boolean systematic = shift.pValueAboveZero() < Split.SIGNIFICANCE && shift.mean() > FLOOR_FACTOR * floor;
        if (!systematic || !beyondNoise(evidence, shift.mean()) || !isEverywhere(prompts, shift.mean())) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                "scale",
                "The actual token loses %s at all positions alike (noise floor %s). Look at a scale: of the attention, of the quantisation, of a norm."
                        .formatted(nats(shift.mean()), nats(floor)),
                "By quarter of the prompt %s, %s, %s and %s; %s over %d prompts."
                        .formatted(
                                Figures.short3(mean(prompts, 0, 0).mean()),
                                Figures.short3(mean(prompts, 1, 1).mean()),
                                Figures.short3(mean(prompts, 2, 2).mean()),
                                Figures.short3(mean(prompts, 3, 3).mean()),
                                p(shift.pValueAboveZero()),
                                prompts.size())));
    }

    /** Of text the reference itself would write, mere noise costs as many nats as its KL; more than that is a shift. */
    private static boolean beyondNoise(Evidence evidence, double shift) {
        Split.Side all = Split.side(evidence.prompts(), (prompt, row) -> true);
        return shift > FLOOR_FACTOR * all.kl() || all.kl() > evidence.limits().kl(all.floorKl());
    }

    /** Alike in all quarters, as far as chance lets us see, and not the work of some positions while others are quiet. */
    private static boolean isEverywhere(List<PromptSample> prompts, double mean) {
        for (int quarter = 0; quarter < 4; quarter++) {
            ClusteredMean part = mean(prompts, quarter, quarter);
            double play = 3 * part.standardError();
            if (part.mean() + play < mean / 2 || part.mean() - play > 2 * mean) {
                return false;
            }
        }
        long quiet = 0;
        long uncertain = 0;
        for (PromptSample prompt : prompts) {
            for (int row = 0; row < prompt.rows(); row++) {
                if (prompt.uncertainty()[row] > UNCERTAIN) {
                    uncertain++;
                    quiet += Math.abs(prompt.deltaNll()[row]) < mean / 10 ? 1 : 0;
                }
            }
        }
        return quiet <= MAX_QUIET * uncertain;
    }

    private static ClusteredMean mean(List<PromptSample> prompts, int firstQuarter, int lastQuarter) {
        double[] means = new double[prompts.size()];
        long[] sizes = new long[prompts.size()];
        for (int j = 0; j < means.length; j++) {
            PromptSample prompt = prompts.get(j);
            for (int row = 0; row < prompt.rows(); row++) {
                if (prompt.quarter(row) >= firstQuarter && prompt.quarter(row) <= lastQuarter) {
                    means[j] += prompt.deltaNll()[row];
                    sizes[j]++;
                }
            }
            means[j] /= Math.max(1, sizes[j]);
        }
        return ClusteredMean.of(means, sizes);
    }
}
