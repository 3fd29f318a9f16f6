package dev.landbridge.eval.evaluation;

/**
 * What it took to ask one document.
 *
 * @param attempts requests sent, tries again included
 * @param retries of those, tries again
 * @param cached requests that were not sent because the answer was known
 * @param latencyMs time in requests
 */
record Effort(int attempts, int retries, int cached, int promptTokens, int completionTokens, long latencyMs) {}
