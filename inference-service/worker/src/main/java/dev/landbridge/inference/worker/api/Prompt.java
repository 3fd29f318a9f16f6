package dev.landbridge.inference.worker.api;

import dev.landbridge.inference.worker.text.ReasoningSplitter;

/** A prompt as text and as the tokens the model reads. */
record Prompt(String text, int[] tokens) {
    /** Some chat templates end with the opening tag, so that the answer starts inside the reasoning. */
    boolean opensReasoning() {
        return text.stripTrailing().endsWith(ReasoningSplitter.OPEN);
    }
}
