package dev.landbridge.proof.golden;

import java.util.List;

/**
 * One prompt.
 *
 * @param kind {@code score} (teacher-forced; its ids are in positions.safetensors), {@code generate}, or {@code long}
 *     (teacher-forced like {@code score}, asked in the serving matrix only; the tag names the length)
 * @param promptTokenIds ids of a {@code generate} prompt; empty otherwise
 * @param maxTokens budget of a {@code generate} case; 0 otherwise
 * @param outputs the reference's continuations, one a replicate; empty unless {@code generate}
 */
public record GoldenCase(
        String caseId,
        String kind,
        List<String> tags,
        String text,
        String renderedSha256,
        List<Integer> promptTokenIds,
        int maxTokens,
        List<Generation> outputs) {

    public static final String SCORE = "score";
    public static final String GENERATE = "generate";
    public static final String LONG = "long";

    public GoldenCase withOutputs(List<Generation> texts) {
        return new GoldenCase(caseId, kind, tags, text, renderedSha256, promptTokenIds, maxTokens, List.copyOf(texts));
    }
}
