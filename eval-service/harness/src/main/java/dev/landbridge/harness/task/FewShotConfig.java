package dev.landbridge.harness.task;

import java.util.List;
import java.util.Map;

/**
 * How examples are drawn and written.
 *
 * @param split null when there is none
 * @param indices of the split's rows to draw from; empty for all
 * @param samples examples written in the task file; empty for none
 */
public record FewShotConfig(
        String sampler,
        String split,
        List<Integer> indices,
        List<Map<String, Object>> samples,
        Object docToText,
        Object docToTarget,
        Object docToChoice,
        String genPrefix,
        String fewshotDelimiter,
        String targetDelimiter) {}
