package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.nats;
import static dev.landbridge.proof.diagnosis.Figures.p;
import static dev.landbridge.proof.diagnosis.Figures.times;

import java.util.Optional;

/** The difference grows along the prompt, and not only because the text becomes less certain there. */
final class PositionRule implements Rule {

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        Split ends = Split.of(
                evidence.prompts(),
                (prompt, row) -> prompt.quarter(row) == 3,
                (prompt, row) -> prompt.quarter(row) == 0);
        double slope = evidence.slope().slope();
        double limit = evidence.limits().slope();
        boolean rises = slope > limit
                && ends.p() < Split.SIGNIFICANCE
                && ends.inside().noise() > limit * Math.max(0, ends.outside().noise());
        // What begins at one position rises as well, but has another cause.
        if (!rises || new BoundaryRule().find(evidence).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                "position",
                "KL rises with the position: from the first to the last quarter of a prompt by %s what the noise floor does. Look at the rotary embedding (its base, its offset), at the key-value cache and at chunked prefill."
                        .formatted(times(slope)),
                "First quarter %s a token, last quarter %s, %s over %d prompts."
                        .formatted(
                                nats(ends.outside().kl()),
                                nats(ends.inside().kl()),
                                p(ends.p()),
                                evidence.prompts().size())));
    }
}
