package dev.landbridge.inference.worker.api;

import dev.landbridge.inference.worker.decode.Finish;
import dev.landbridge.inference.worker.decode.TokenScore;
import java.util.List;

/** What one step added to a choice; {@code finish} is null but in the last one. Counts are running totals. */
record ChoiceDelta(
        Choice choice,
        String text,
        String reasoning,
        String content,
        List<TokenScore> scores,
        int completionTokens,
        int reasoningTokens,
        Finish finish) {}
