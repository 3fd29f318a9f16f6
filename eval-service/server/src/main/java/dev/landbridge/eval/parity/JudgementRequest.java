package dev.landbridge.eval.parity;

/**
 * How to judge a finished run once more.
 *
 * @param profile of the policy; empty for the run's own
 * @param policy text of a policy file; empty for the policy in force
 */
record JudgementRequest(String profile, String policy) {}
