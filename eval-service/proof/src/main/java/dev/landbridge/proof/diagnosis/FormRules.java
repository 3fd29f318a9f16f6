package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.EchoedRow;
import dev.landbridge.proof.golden.Scores;
import dev.landbridge.proof.golden.TokenTable;
import dev.landbridge.proof.golden.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be seen in the target's tables alone, before anything is compared. */
final class FormRules {

    private FormRules() {}

    static List<Localisation> find(Trace golden, Trace target) {
        List<Localisation> found = new ArrayList<>();
        TokenTable tokens = target.tokens();
        Scores scores = target.scores().get(0);
        int echoed = EchoedRow.count(scores, tokens);
        if (2 * echoed > EchoedRow.candidates(tokens)) {
            found.add(new Localisation(
                    "echoed-row",
                    "In %d of %d prompts one row of logits stands at all positions. Look at how the server gathers the logits of a scored prompt: it returns those of one position for all."
                            .formatted(echoed, EchoedRow.candidates(tokens)),
                    "Top lists equal to the last bit; the reference has %d such prompts."
                            .formatted(EchoedRow.count(golden.scores().get(0), golden.tokens()))));
        }
        notNumbers(scores, tokens).ifPresent(found::add);
        return found;
    }

    private static Optional<Localisation> notNumbers(Scores scores, TokenTable tokens) {
        long count = 0;
        long scored = 0;
        int prompts = 0;
        for (int prompt = 0; prompt < tokens.cases(); prompt++) {
            long here = 0;
            for (int i = tokens.begin(prompt); i < tokens.end(prompt); i++) {
                scored += scores.isScored(i) ? 1 : 0;
                here += scores.isScored(i) && !Float.isFinite(scores.chosenLogprob()[i]) ? 1 : 0;
            }
            count += here;
            prompts += here > 0 ? 1 : 0;
        }
        if (count == 0) {
            return Optional.empty();
        }
        return Optional.of(new Localisation(
                "not-a-number",
                "%d of %d scores are not numbers. Look at an overflow in half precision, at rows of padding and at memory that is read before it is written."
                        .formatted(count, scored),
                "In %d of %d prompts.".formatted(prompts, tokens.cases())));
    }
}
