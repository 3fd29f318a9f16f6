package dev.landbridge.proof.parity;

import dev.landbridge.proof.diagnosis.DecodeEvidence;
import dev.landbridge.proof.diagnosis.Diagnosis;
import dev.landbridge.proof.diagnosis.Evidence;
import dev.landbridge.proof.diagnosis.FirstDivergence;
import dev.landbridge.proof.diagnosis.Limits;
import dev.landbridge.proof.diagnosis.PromptSample;
import dev.landbridge.proof.diagnosis.WorstPrompt;
import dev.landbridge.proof.golden.GoldenCase;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.Trace;
import dev.landbridge.proof.statistics.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Lays the tables of a comparison out for the diagnosis. */
final class DiagnosisTables {

    private static final int WORST = 5;

    private final Trace golden;
    private final Trace target;
    private final ParityPolicy policy;
    private final String profileName;

    DiagnosisTables(Trace golden, Trace target, ParityPolicy policy, String profileName) {
        this.golden = golden;
        this.target = target;
        this.policy = policy;
        this.profileName = profileName;
    }

    Diagnosis diagnose(
            PositionTables compared, PositionTables floor, DecodeComparison decode, DecodeComparison floorDecode) {
        Limits limits = limits();
        Evidence evidence = new Evidence(
                samples(compared, floor),
                golden.vocabulary(),
                limits,
                DistributionGates.slope(compared, floor, policy.document()),
                new DecodeEvidence(decode.cases(), decode.hard(), decode.hardAtFirst(), floorDecode.hard()),
                TargetSelfComparison.of(golden, target, limits));
        return Diagnosis.of(evidence, worst(compared, floor));
    }

    private Limits limits() {
        ParityPolicy.Document document = policy.document();
        return new Limits(
                policy.profile(profileName).tauGreen(),
                document.kl().floorFactor(),
                document.kl().ratioEpsilon(),
                document.slope().limit(),
                policy.size(policy.sizeFor(target.manifest().identity().chip())).hardDivergenceCap());
    }

    private List<PromptSample> samples(PositionTables compared, PositionTables floor) {
        List<GoldenCase> cases = golden.scoreCases();
        List<PromptSample> samples = new ArrayList<>();
        for (int i = 0; i < compared.prompts().size(); i++) {
            PromptComparison prompt = compared.prompts().get(i);
            PromptComparison self = floor.prompts().get(i);
            int index = compared.cases().get(i);
            int begin = golden.tokens().begin(index);
            samples.add(new PromptSample(
                    index,
                    cases.get(index).tags(),
                    golden.tokens().length(index),
                    prompt.positions(),
                    IntStream.of(prompt.positions())
                            .map(position -> golden.tokens().tokenIds()[begin + position])
                            .toArray(),
                    prompt.kl(),
                    self.kl(),
                    prompt.deltaNll(),
                    self.deltaNll(),
                    IntStream.of(prompt.positions())
                            .mapToDouble(position -> uncertainty(begin + position))
                            .toArray()));
        }
        return samples;
    }

    private double uncertainty(int position) {
        Scores scores = golden.scores().get(0);
        double sum = 0;
        for (int k = 0; k < scores.topK(); k++) {
            if (scores.topId(position, k) != Scores.PADDING) {
                sum += StrictMath.exp(2.0 * scores.topLogprob(position, k));
            }
        }
        return Math.max(0, 1 - sum);
    }

    private List<WorstPrompt> worst(PositionTables compared, PositionTables floor) {
        List<GoldenCase> cases = golden.scoreCases();
        return IntStream.range(0, compared.prompts().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -Samples.mean(compared.prompts().get(i).kl())))
                .limit(WORST)
                .map(i -> {
                    int index = compared.cases().get(i);
                    PromptComparison prompt = compared.prompts().get(i);
                    return new WorstPrompt(
                            index,
                            cases.get(index).caseId(),
                            Samples.mean(prompt.kl()),
                            Samples.mean(floor.prompts().get(i).kl()),
                            FirstDivergence.of(golden, target, index, prompt.firstFlip()));
                })
                .toList();
    }
}
