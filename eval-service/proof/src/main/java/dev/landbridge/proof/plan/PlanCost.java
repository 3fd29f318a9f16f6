package dev.landbridge.proof.plan;

import dev.landbridge.proof.matrix.MatrixPolicy;

/**
 * Cost of one parity run on the target.
 *
 * @param seconds null without rates
 * @param money null without prices
 */
public record PlanCost(long requests, long promptTokens, long outputTokens, Double seconds, Double money) {

    /** How many of each are asked. */
    record Sample(double prompts, double decodes, double taskAnswers, int cells) {}

    static PlanCost of(PlanBasis basis, Sample sample, PlanPrices prices) {
        double positions = basis.get(Assumption.POSITIONS_PER_PROMPT);
        double cellPrompts = (double) sample.cells()
                * basis.cell().map(MatrixPolicy.Size::prompts).orElse(0);
        double cellDecodes = (double) sample.cells()
                * basis.cell().map(MatrixPolicy.Size::decodes).orElse(0);
        double prompts = sample.prompts() + cellPrompts;
        double decodes = sample.decodes() + cellDecodes;
        double promptTokens = prompts * positions
                + decodes * basis.get(Assumption.TOKENS_PER_DECODE_PROMPT)
                + sample.taskAnswers() * basis.get(Assumption.TOKENS_PER_TASK_PROMPT);
        // A scoring request generates the one token that the protocol cannot leave out.
        double outputTokens = prompts
                + decodes * basis.get(Assumption.TOKENS_PER_DECODE)
                + sample.taskAnswers() * basis.get(Assumption.TOKENS_PER_TASK_OUTPUT);
        return new PlanCost(
                Math.round(prompts + decodes + sample.taskAnswers()),
                Math.round(promptTokens),
                Math.round(outputTokens),
                sum(
                        promptTokens,
                        inverse(prices.promptTokensPerSecond()),
                        outputTokens,
                        inverse(prices.outputTokensPerSecond())),
                sum(promptTokens / 1e6, prices.promptPerMillion(), outputTokens / 1e6, prices.outputPerMillion()));
    }

    private static Double inverse(Double rate) {
        return rate == null ? null : 1 / rate;
    }

    private static Double sum(double left, Double leftFactor, double right, Double rightFactor) {
        return leftFactor == null || rightFactor == null ? null : left * leftFactor + right * rightFactor;
    }
}
