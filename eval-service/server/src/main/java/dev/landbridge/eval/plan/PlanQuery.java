package dev.landbridge.eval.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;

/**
 * What is planned.
 *
 * @param goldenTraceId without one, {@code psi} and {@code floor_kl} must be among the assumptions
 * @param profile of the policy, for example {@code same-precision} or {@code same-precision+99%}
 * @param chip of the target; it chooses the size class
 * @param size class of the policy, in place of the chip's
 * @param power asked of each gate when nothing is wrong; default 0.9
 * @param servingCells cells of the serving matrix; 0 leaves it out
 * @param assumptions by name; each takes the place of what the trace shows
 */
record PlanQuery(
        String goldenTraceId,
        @NotBlank String profile,
        String chip,
        String size,
        @DecimalMin("0.5") @DecimalMax("0.999") Double power,
        boolean earlyStop,
        @PositiveOrZero @Max(1000) int servingCells,
        Map<String, Double> assumptions,
        @Valid Rates rates,
        @Valid Prices prices) {

    /** Tokens a second of the target, all requests together. */
    record Rates(
            @Positive Double promptTokensPerSecond,
            @Positive Double outputTokensPerSecond) {}

    /** Money for a million tokens. */
    record Prices(
            String currency,
            @PositiveOrZero Double promptPerMillion,
            @PositiveOrZero Double outputPerMillion) {}
}
