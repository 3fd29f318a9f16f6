package dev.landbridge.proof.plan;

/**
 * What time and money follow from; null where unknown.
 *
 * @param promptTokensPerSecond of the target, all requests together
 * @param currency of both prices
 * @param promptPerMillion price of a million prompt tokens
 */
public record PlanPrices(
        Double promptTokensPerSecond,
        Double outputTokensPerSecond,
        String currency,
        Double promptPerMillion,
        Double outputPerMillion) {

    public static final PlanPrices NONE = new PlanPrices(null, null, null, null, null);
}
