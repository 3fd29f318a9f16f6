package dev.landbridge.harness.run;

import java.io.IOException;

/** Answers requests. Called from several threads. */
public interface LanguageModel {
    /**
     * Answers one request of the kind that was asked.
     *
     * @param repeat number of the repeat, from 0
     * @throws IOException when there is no answer after all retries; the item is scored as failed and counted
     */
    Answer answer(Request request, int repeat) throws IOException, InterruptedException;
}
