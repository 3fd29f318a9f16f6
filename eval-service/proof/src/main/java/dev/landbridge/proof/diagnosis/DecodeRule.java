package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.percent;

import dev.landbridge.proof.statistics.Binomials;
import java.util.Optional;

/** Scoring a given text is right, writing one is not: from the first token on, or later. */
final class DecodeRule implements Rule {

    private static final double CONFIDENCE = 0.999;
    private static final int MIN_EVENTS = 3;

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        DecodeEvidence decodes = evidence.decodes();
        if (decodes.cases() == 0 || decodes.hard() <= 3 * decodes.floorHard() || !evidence.prefillHolds()) {
            return Optional.empty();
        }
        boolean atFirst = 2 * decodes.hardAtFirst() >= decodes.hard();
        int events = atFirst ? decodes.hardAtFirst() : decodes.hard() - decodes.hardAtFirst();
        double share = (double) events / decodes.cases();
        boolean significant = events >= MIN_EVENTS
                && Binomials.lower(events, decodes.cases(), CONFIDENCE)
                        > evidence.limits().hardDivergenceCap();
        if (!significant) {
            return Optional.empty();
        }
        return Optional.of(atFirst ? first(decodes, share) : later(decodes, share));
    }

    private static Localisation first(DecodeEvidence decodes, double share) {
        return new Localisation(
                "first-token",
                "In %s of the continuations the first token is already another one, while a given text is scored as on the reference. Look at the graph of the prefill and at what it hands to the first decode step."
                        .formatted(percent(share)),
                figures(decodes));
    }

    private static Localisation later(DecodeEvidence decodes, double share) {
        return new Localisation(
                "decode-only",
                "%s of the continuations leave the reference's path after the first token, while a given text is scored as on the reference. Look at the decode kernel and at the data type of the key-value cache."
                        .formatted(percent(share)),
                figures(decodes));
    }

    private static String figures(DecodeEvidence decodes) {
        return "%d of %d diverge for real, %d of them at the first token; the reference against itself %d."
                .formatted(decodes.hard(), decodes.cases(), decodes.hardAtFirst(), decodes.floorHard());
    }
}
