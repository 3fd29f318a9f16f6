package dev.landbridge.proof.golden;

import java.util.List;

/**
 * One prompt.
 *
 * @param kind {@code score} (teacher-forced; its ids are in positions.safetensors) or {@code generate}
 * @param promptTokenIds ids of a {@code generate} prompt; empty for {@code score}
 * @param maxTokens budget of a {@code generate} case; 0 for {@code score}
 * @param outputs the reference's continuations, one a replicate; empty for {@code score}
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

    public GoldenCase withOutputs(List<Generation> texts) {
        return new GoldenCase(caseId, kind, tags, text, renderedSha256, promptTokenIds, maxTokens, List.copyOf(texts));
    }
}
