package dev.landbridge.eval.trace;

import java.util.List;

/**
 * One prompt of a corpus.
 *
 * @param text as the model reads it, template and all
 * @param tags {@code dimension:value}, or a bare word; they become slices of the parity report
 */
public record PromptItem(String id, String text, List<String> tags) {}
