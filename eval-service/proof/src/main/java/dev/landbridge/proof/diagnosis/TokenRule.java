package dev.landbridge.proof.diagnosis;

import static dev.landbridge.proof.diagnosis.Figures.nats;
import static dev.landbridge.proof.diagnosis.Figures.p;
import static dev.landbridge.proof.diagnosis.Figures.percent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The difference sits on one class of tokens, or on a handful of tokens. */
final class TokenRule implements Rule {

    private static final double SHARE = 0.8;
    private static final double MAX_ROWS = 0.5;
    private static final int MAX_TOKENS = 8;
    private static final int TOKENS_OF = 8;

    @Override
    public Optional<Localisation> find(Evidence evidence) {
        return ofClass(evidence).or(() -> ofTokens(evidence));
    }

    private static Optional<Localisation> ofClass(Evidence evidence) {
        if (evidence.vocabulary().isEmpty()) {
            return Optional.empty();
        }
        return Arrays.stream(TokenClass.values())
                .flatMap(kind -> ofClass(evidence, kind).stream())
                .findFirst();
    }

    private static Optional<Localisation> ofClass(Evidence evidence, TokenClass kind) {
        Split split = Split.of(
                evidence.prompts(),
                (prompt, row) -> evidence.vocabulary()
                        .text(prompt.tokens()[row])
                        .filter(text -> TokenClass.of(text) == kind)
                        .isPresent());
        if (!holds(split, evidence)) {
            return Optional.empty();
        }
        boolean special = kind == TokenClass.SPECIAL;
        return Optional.of(new Localisation(
                special ? "special-tokens" : "token-class",
                "%s of what lies above the noise floor is on the token class %s: %s a token there, %s elsewhere. Look at %s."
                        .formatted(
                                percent(split.share()),
                                kind.label(),
                                nats(split.inside().kl()),
                                nats(split.outside().kl()),
                                special
                                        ? "the chat template and at how control tokens are fed"
                                        : "the tokenizer, the shards of the vocabulary and tensor parallelism of the embedding"),
                figures(split)));
    }

    private static Optional<Localisation> ofTokens(Evidence evidence) {
        Map<Integer, Double> excess = new HashMap<>();
        for (PromptSample prompt : evidence.prompts()) {
            for (int row = 0; row < prompt.rows(); row++) {
                excess.merge(prompt.tokens()[row], prompt.excess(row), Double::sum);
            }
        }
        List<Integer> worstFirst = excess.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int most = Math.min(MAX_TOKENS, Math.max(1, excess.size() / TOKENS_OF));
        for (int n = 1; n <= Math.min(most, worstFirst.size()); n++) {
            Set<Integer> chosen = new HashSet<>(worstFirst.subList(0, n));
            Split split = Split.of(evidence.prompts(), (prompt, row) -> chosen.contains(prompt.tokens()[row]));
            if (holds(split, evidence)) {
                return Optional.of(ofTokens(evidence, worstFirst.subList(0, n), split));
            }
        }
        return Optional.empty();
    }

    private static Localisation ofTokens(Evidence evidence, List<Integer> tokens, Split split) {
        String names = tokens.stream()
                .map(token -> evidence.vocabulary()
                        .text(token)
                        .map(text -> "'" + text + "'")
                        .orElse("id " + token))
                .collect(Collectors.joining(", "));
        return new Localisation(
                "token-class",
                "%s of what lies above the noise floor is on %s: %s a token there, %s elsewhere. Look at the tokenizer, the rows and shards of the vocabulary and tensor parallelism of the embedding."
                        .formatted(
                                percent(split.share()),
                                tokens.size() == 1 ? "the token " + names : "the tokens " + names,
                                nats(split.inside().kl()),
                                nats(split.outside().kl())),
                figures(split));
    }

    private static boolean holds(Split split, Evidence evidence) {
        double rows = (double) split.inside().rows()
                / Math.max(1, split.inside().rows() + split.outside().rows());
        return rows <= MAX_ROWS
                && split.standsOut(evidence.limits())
                && split.share() >= SHARE
                && split.inside().noise()
                        >= Split.FACTOR * Math.max(0, split.outside().noise());
    }

    private static String figures(Split split) {
        return "%d of %d positions, %s."
                .formatted(
                        split.inside().rows(),
                        split.inside().rows() + split.outside().rows(),
                        p(split.p()));
    }
}
