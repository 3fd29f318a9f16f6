package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.nats;
import static dev.landbridge.proof.diagnosis.Figures.p;
import static dev.landbridge.proof.diagnosis.Figures.percent;

import java.util.List;
import java.util.Optional;

/** The difference begins at the border of a block, or with prompts longer than some length, and is all there at once. */
final class BoundaryRule implements Rule {

    private static final int BLOCK = 16;
    private static final int WINDOW = 4;
    private static final String CAUSE =
            "Look at the pages of the key-value cache, at sequence parallelism and at the block size.";

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        return atPosition(evidence).or(() -> atLength(evidence));
    }

    private static Optional<Localisation> atPosition(Evidence evidence) {
        Profile profile = new Profile(evidence.prompts());
        int edge = 0;
        double best = 0;
        for (int border = BLOCK; border <= profile.last(); border += BLOCK) {
            // Logits made at the border are those of the token after it.
            for (int first = border; first <= border + 1; first++) {
                double separation = profile.separation(first);
                if (separation > best) {
                    best = separation;
                    edge = first;
                }
            }
        }
        if (edge == 0 || !profile.jumpsAt(edge)) {
            return Optional.empty();
        }
        int first = edge;
        Split split = Split.of(evidence.prompts(), (prompt, row) -> prompt.positions()[row] >= first);
        if (!split.standsOut(evidence.limits())) {
            return Optional.empty();
        }
        int border = first - first % BLOCK;
        return Optional.of(new Localisation(
                "boundary",
                "KL jumps at position %d, %s: %s a token before it, %s from it on. %s"
                        .formatted(
                                first,
                                Integer.bitCount(border) == 1
                                        ? "at a power of two (" + border + ")"
                                        : "at a multiple of the block size of " + BLOCK,
                                nats(split.outside().kl()),
                                nats(split.inside().kl()),
                                CAUSE),
                "%d positions before, %d from it on, %s."
                        .formatted(split.outside().rows(), split.inside().rows(), p(split.p()))));
    }

    private static Optional<Localisation> atLength(Evidence evidence) {
        List<PromptSample> prompts = evidence.prompts();
        int best = 0;
        Split found = null;
        for (int length : prompts.stream()
                .mapToInt(PromptSample::length)
                .sorted()
                .distinct()
                .toArray()) {
            Split split = Split.of(prompts, (prompt, row) -> prompt.length() > length);
            if (split.standsOut(evidence.limits()) && (found == null || split.separation() > found.separation())) {
                best = length;
                found = split;
            }
        }
        if (found == null || !isSharp(evidence, best)) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                "boundary",
                "Only prompts of more than %d tokens differ, and they do from their first positions on: %s a token against %s in shorter ones. %s"
                        .formatted(
                                best,
                                nats(found.inside().kl()),
                                nats(found.outside().kl()),
                                CAUSE),
                "%s of what lies above the noise floor is in the longer prompts, %s."
                        .formatted(percent(found.share()), p(found.p()))));
    }

    /** Nearly all longer prompts are wrong, from the start, and nearly all others right. */
    private static boolean isSharp(Evidence evidence, int length) {
        double limit = Split.FACTOR * evidence.limits().klCap();
        List<PromptSample> longer = evidence.prompts().stream()
                .filter(prompt -> prompt.length() > length)
                .toList();
        long wrong =
                longer.stream().filter(prompt -> prompt.meanExcess() > limit).count();
        long wrongShorter = evidence.prompts().stream()
                .filter(prompt -> prompt.length() <= length && prompt.meanExcess() > limit)
                .count();
        Split.Side start = Split.side(longer, (prompt, row) -> prompt.quarter(row) == 0);
        Split.Side whole = Split.side(longer, (prompt, row) -> true);
        return wrong >= 0.9 * longer.size()
                && wrongShorter <= 0.1 * (evidence.prompts().size() - longer.size())
                && start.meanExcess() > 0.2 * whole.meanExcess();
    }

    /** Mean excess by position, over all prompts. */
    private static final class Profile {
        private final double[] sums;
        private final long[] rows;

        Profile(List<PromptSample> prompts) {
            int last = prompts.stream().mapToInt(PromptSample::length).max().orElse(0);
            sums = new double[last + 2];
            rows = new long[last + 2];
            for (PromptSample prompt : prompts) {
                for (int row = 0; row < prompt.rows(); row++) {
                    sums[prompt.positions()[row] + 1] += prompt.excess(row);
                    rows[prompt.positions()[row] + 1]++;
                }
            }
            for (int i = 1; i < sums.length; i++) {
                sums[i] += sums[i - 1];
                rows[i] += rows[i - 1];
            }
        }

        int last() {
            return sums.length - 2;
        }

        private long count(int from, int to) {
            return rows[Math.min(to, last() + 1)] - rows[Math.max(0, from)];
        }

        private double mean(int from, int to) {
            double sum = sums[Math.min(to, last() + 1)] - sums[Math.max(0, from)];
            return sum / Math.max(1, count(from, to));
        }

        /** Between-group sum of squares when cut before this position; 0 unless it rises there. */
        double separation(int edge) {
            double before = count(0, edge);
            double after = count(edge, last() + 1);
            double rise = mean(edge, last() + 1) - mean(0, edge);
            return rise <= 0 || before == 0 || after == 0 ? 0 : before * after / (before + after) * rise * rise;
        }

        boolean jumpsAt(int edge) {
            double after = mean(edge, last() + 1);
            return mean(edge - WINDOW, edge) < after / Split.FACTOR && mean(edge, edge + WINDOW) > 0.2 * after;
        }
    }
}
