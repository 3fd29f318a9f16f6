package dev.landbridge.proof.parity;

import dev.landbridge.proof.statistics.Binomials;
import dev.landbridge.proof.statistics.PositionSlope;
import dev.landbridge.proof.statistics.Samples;
import dev.landbridge.proof.statistics.Tango;

/** Puts the figures of a run together. */
final class ParityFigures {

    private final ParityPolicy.Document policy;
    private final ParityPolicy.Profile profile;

    ParityFigures(ParityPolicy.Document policy, ParityPolicy.Profile profile) {
        this.policy = policy;
        this.profile = profile;
    }

    ParityStatistics of(
            int topK, PositionTables compared, PositionTables floor, DecodeComparison decode, TaskComparison tasks) {
        double confidence = policy.confidence();
        long positions = compared.positions();
        PositionSlope slope = DistributionGates.slope(compared, floor, policy);
        return new ParityStatistics(
                compared.prompts().size(),
                positions,
                topK,
                compared.kl().mean(),
                DistributionGates.klUpper(compared, profile, policy),
                floor.kl().mean(),
                1 - (double) compared.flips() / positions,
                compared.flips(),
                compared.deltaNll().mean(),
                compared.deltaNll().upper(confidence),
                Samples.quantile(compared.all(PromptComparison::kl), 0.999),
                Samples.rootMeanSquare(compared.all(PromptComparison::deltaP)),
                slope.slope(),
                decodes(decode, confidence),
                tasks(tasks));
    }

    private static ParityStatistics.Decode decodes(DecodeComparison decode, double confidence) {
        double upper = decode.cases() == 0 ? 1 : Binomials.upper(decode.hard(), decode.cases(), confidence);
        return new ParityStatistics.Decode(
                decode.cases(),
                decode.identical(),
                decode.diverged(),
                decode.benign(),
                decode.hard(),
                upper,
                decode.matchedTokens(),
                decode.p99Delta());
    }

    private ParityStatistics.Tasks tasks(TaskComparison tasks) {
        if (tasks.n() == 0) {
            return null;
        }
        Tango tango = new Tango(tasks.b(), tasks.c(), tasks.n());
        double level = policy.tasks().level();
        return new ParityStatistics.Tasks(
                tasks.n(),
                tasks.b(),
                tasks.c(),
                tasks.referenceCorrect(),
                tasks.targetCorrect(),
                tango.loss(),
                tango.lower(level),
                tango.upper(level),
                Binomials.mcNemar(tasks.b(), tasks.c()));
    }
}
