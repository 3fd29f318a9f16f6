package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.nats;
import static dev.landbridge.proof.diagnosis.Figures.p;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Some answers are wrong from the start and the others right, and nothing in the prompts tells which. */
final class AlternationRule implements Rule {

    private static final double MIN_SHARE = 0.2;
    private static final double CLEAR = 0.95;
    private static final double EXPLAINED = 0.8;

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        return byRequest(evidence).or(() -> byPosition(evidence, 0)).or(() -> byPosition(evidence, 1));
    }

    private static Optional<Localisation> byRequest(Evidence evidence) {
        Limits limits = evidence.limits();
        List<PromptSample> wrong = new ArrayList<>();
        List<PromptSample> right = new ArrayList<>();
        int changes = 0;
        Boolean before = null;
        for (PromptSample prompt : evidence.prompts()) {
            Split.Side all = Split.side(List.of(prompt), (any, row) -> true);
            boolean bad = all.meanExcess() > Split.FACTOR * limits.kl(all.floorKl());
            (bad ? wrong : all.kl() <= limits.kl(all.floorKl()) ? right : new ArrayList<PromptSample>()).add(prompt);
            changes += before != null && before != bad ? 1 : 0;
            before = bad;
        }
        int n = evidence.prompts().size();
        boolean mixed = Math.min(wrong.size(), right.size()) >= Math.max(Split.MIN_PROMPTS, MIN_SHARE * n);
        if (!mixed || wrong.size() + right.size() < CLEAR * n || isExplained(wrong, right)) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                "alternating",
                "%d of %d prompts are wrong from their first positions on, the others are right, and neither length nor tag tells which. Look at what takes turns: replicas behind one address, data-parallel ranks, double buffers."
                        .formatted(wrong.size(), n),
                "%s a token in the wrong ones, %s in the others; %d changes in the order asked, %d would be every other one."
                        .formatted(
                                nats(Split.side(wrong, (any, row) -> true).kl()),
                                nats(Split.side(right, (any, row) -> true).kl()),
                                changes,
                                n - 1)));
    }

    private static boolean isExplained(List<PromptSample> wrong, List<PromptSample> right) {
        Split.Side start = Split.side(wrong, (prompt, row) -> prompt.quarter(row) == 0);
        Split.Side whole = Split.side(wrong, (prompt, row) -> true);
        if (start.meanExcess() < whole.meanExcess() / Split.FACTOR) {
            return true;
        }
        double longer = shareLonger(wrong, right);
        if (longer > EXPLAINED || longer < 1 - EXPLAINED) {
            return true;
        }
        Set<String> tags = new HashSet<>();
        wrong.forEach(prompt -> tags.addAll(prompt.tags()));
        right.forEach(prompt -> tags.addAll(prompt.tags()));
        return tags.stream().anyMatch(tag -> Math.abs(share(wrong, tag) - share(right, tag)) > EXPLAINED);
    }

    /** Share of pairs in which the wrong prompt is the longer one; ties count half. */
    private static double shareLonger(List<PromptSample> wrong, List<PromptSample> right) {
        double longer = 0;
        for (PromptSample left : wrong) {
            for (PromptSample other : right) {
                longer += left.length() > other.length() ? 1 : left.length() == other.length() ? 0.5 : 0;
            }
        }
        return longer / ((double) wrong.size() * right.size());
    }

    private static double share(List<PromptSample> prompts, String tag) {
        return (double) prompts.stream()
                        .filter(prompt -> prompt.tags().contains(tag))
                        .count()
                / prompts.size();
    }

    private static Optional<Localisation> byPosition(Evidence evidence, int parity) {
        Split split = Split.of(evidence.prompts(), (prompt, row) -> prompt.positions()[row] % 2 == parity);
        if (!split.standsOut(evidence.limits())) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                "alternating",
                "Every other position is wrong: %s a token at the %s ones, %s between them. Look at what takes turns: double buffers, interleaved ranks, the stride of a kernel."
                        .formatted(
                                nats(split.inside().kl()),
                                parity == 0 ? "even" : "odd",
                                nats(split.outside().kl())),
                "%d positions of either kind, %s.".formatted(split.inside().rows(), p(split.p()))));
    }
}
