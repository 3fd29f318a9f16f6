package dev.landbridge.proof.parity;

import dev.landbridge.proof.golden.EchoedRow;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.SideIdentity;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** G0: the two sides may be compared at all. Exact; a violation makes the run INVALID. */
final class AdmissibilityGate {

    private static final double MASS_TOLERANCE = 1e-3;
    private static final String TITLE = "Admissibility";

    private final Trace golden;
    private final Trace target;
    private final List<String> violations = new ArrayList<>();

    private AdmissibilityGate(Trace golden, Trace target) {
        this.golden = golden;
        this.target = target;
    }

    static Gate judge(Trace golden, Trace target) {
        AdmissibilityGate gate = new AdmissibilityGate(golden, target);
        gate.identities();
        gate.tokens();
        if (gate.violations.isEmpty()) {
            gate.scoredCases();
            golden.scores().forEach(scores -> gate.endpoint("reference", scores, golden.tokens()));
            gate.endpoint("target", target.scores().get(0), golden.tokens());
        }
        long n = golden.tokens().tokenIds().length;
        boolean admissible = gate.violations.isEmpty();
        return new Gate(
                "G0",
                TITLE,
                admissible ? GateVerdict.PASS : GateVerdict.INVALID,
                "admissibility.violations",
                (double) gate.violations.size(),
                0.0,
                n,
                admissible
                        ? "Digests, template, token ids of all %d positions and the form of the scores agree."
                                .formatted(n)
                        : String.join(" ", gate.violations),
                Map.of("violations", (double) gate.violations.size()));
    }

    private void identities() {
        SideIdentity left = golden.manifest().identity();
        SideIdentity right = target.manifest().identity();
        equal("weights digest", left.weightsDigest(), right.weightsDigest());
        equal("tokenizer digest", left.tokenizerDigest(), right.tokenizerDigest());
        equal("chat template digest", left.chatTemplateDigest(), right.chatTemplateDigest());
        equal(
                "top-K",
                String.valueOf(golden.manifest().topK()),
                String.valueOf(target.manifest().topK()));
        equal(
                "log-probability mode",
                golden.manifest().logprobsMode(),
                target.manifest().logprobsMode());
        if (golden.scores().size() < 2) {
            violations.add("The golden trace has no second replicate, so there is no noise floor.");
        }
    }

    private void equal(String what, String left, String right) {
        if (left == null || left.isEmpty() || !left.equals(right)) {
            violations.add("The %s differs: %s on the reference, %s on the target.".formatted(what, left, right));
        }
    }

    private void tokens() {
        if (!Arrays.equals(golden.tokens().offsets(), target.tokens().offsets())
                || !Arrays.equals(golden.tokens().tokenIds(), target.tokens().tokenIds())) {
            violations.add("The token ids of the two sides differ.");
        }
        if (!golden.scoreCases().stream()
                .map(one -> one.caseId())
                .toList()
                .equals(target.scoreCases().stream().map(one -> one.caseId()).toList())) {
            violations.add("The cases of the two sides differ.");
        }
        if (golden.scoreCases().size() != golden.tokens().cases()) {
            violations.add("The golden trace does not have token ids for each case.");
        }
    }

    /** A reference may score a part of each prompt, as windows do; the target is held to that part. */
    private void scoredCases() {
        Scores scores = golden.scores().get(0);
        TokenTable tokens = golden.tokens();
        long without = 0;
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            without += IntStream.range(tokens.begin(prompt), tokens.end(prompt)).noneMatch(scores::isScored)
                            && tokens.length(prompt) > 1
                    ? 1
                    : 0;
        }
        count("reference", without, "prompts have no score at all");
    }

    private void endpoint(String side, Scores scores, TokenTable tokens) {
        Scores asked = golden.scores().get(0);
        Set<Integer> firstChoices = new HashSet<>();
        long firstScored = 0;
        long unsorted = 0;
        long overfull = 0;
        long unequal = 0;
        long missing = 0;
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            for (int i = tokens.begin(prompt); i < tokens.end(prompt); i++) {
                boolean first = i == tokens.begin(prompt);
                firstScored += first && scores.isScored(i) ? 1 : 0;
                missing += !first && asked.isScored(i) && !scores.isScored(i) ? 1 : 0;
                // A row that is no number has no list to look at; it is a matter of G1.
                if (scores.isScored(i) && Float.isFinite(scores.chosenLogprob()[i])) {
                    firstChoices.add(scores.topId(i, 0));
                    unsorted += sorted(scores, i) ? 0 : 1;
                    overfull += mass(scores, i) > 1 + MASS_TOLERANCE ? 1 : 0;
                    unequal += chosenAgrees(scores, i, tokens.tokenIds()[i]) ? 0 : 1;
                }
            }
        }
        count(side, firstScored, "first positions carry a score");
        count(side, missing, "positions have no score");
        count(side, unsorted, "top lists are not sorted");
        count(side, overfull, "top lists sum to more than 1");
        count(side, unequal, "top lists disagree with the score of the actual token");
        count(side, EchoedRow.count(scores, tokens), "prompts have one and the same row at every position");
        if (firstChoices.size() < 2) {
            violations.add("The %s gives the same first choice at every position.".formatted(side));
        }
    }

    private void count(String side, long count, String what) {
        if (count > 0) {
            violations.add("On the %s %d %s.".formatted(side, count, what));
        }
    }

    private static boolean sorted(Scores scores, int position) {
        for (int k = 1; k < scores.topK(); k++) {
            if (scores.topId(position, k) != Scores.PADDING
                    && scores.topLogprob(position, k) > scores.topLogprob(position, k - 1)) {
                return false;
            }
        }
        return scores.topId(position, 0) != Scores.PADDING;
    }

    private static double mass(Scores scores, int position) {
        double sum = 0;
        for (int k = 0; k < scores.topK(); k++) {
            if (scores.topId(position, k) != Scores.PADDING) {
                sum += StrictMath.exp(scores.topLogprob(position, k));
            }
        }
        return sum;
    }

    private static boolean chosenAgrees(Scores scores, int position, int actual) {
        for (int k = 0; k < scores.topK(); k++) {
            if (scores.topId(position, k) == actual) {
                // NaN is a matter of G1.
                return !(Math.abs(scores.topLogprob(position, k) - scores.chosenLogprob()[position]) > 1e-6);
            }
        }
        return true;
    }
}
