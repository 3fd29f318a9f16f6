package dev.landbridge.proof.plan;

/**
 * What is planned.
 *
 * @param goldenTraceId null when the plan rests on assumptions alone
 * @param profile of the policy, with or without an accuracy profile
 * @param size class of the policy
 * @param power asked of each gate when nothing is wrong
 * @param servingCells cells of the serving matrix; 0 leaves G5 out
 * @param earlyStop forecast the optional rule as well
 */
public record PlanRequest(
        String goldenTraceId, String profile, String size, double power, int servingCells, boolean earlyStop) {

    public static final double USUAL_POWER = 0.9;
}
