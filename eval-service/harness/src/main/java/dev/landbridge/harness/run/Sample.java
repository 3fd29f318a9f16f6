package dev.landbridge.harness.run;

import java.util.List;
import java.util.Map;

/**
 * One document under one filter, with everything that led to its scores.
 *
 * @param answers for each request the answers of its repeats
 * @param filtered for each request what the filter left
 * @param scores by metric name
 * @param failures why there was no answer; a failed document scores 0 and is counted
 */
public record Sample(
        int documentId,
        Map<String, Object> document,
        Object target,
        List<Request> requests,
        List<List<Answer>> answers,
        String filter,
        List<Object> filtered,
        Map<String, Object> scores,
        List<String> failures) {}
