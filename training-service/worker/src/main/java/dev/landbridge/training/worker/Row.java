package dev.landbridge.training.worker;

/**
 * One row of a dataset.
 *
 * @param scratchpad empty when the answer is to be given at once
 */
record Row(String id, String question, String scratchpad, String answer, String split) {
    private static final String END_OF_THINKING = "</think>";

    /** What the model is given. */
    String prompt() {
        return "<s><|user|>" + question + "<|assistant|>";
    }

    /** What the model is to write, with the end of sequence. */
    String completion(boolean withScratchpad) {
        String thinking = withScratchpad && !scratchpad.isEmpty() ? "<think>" + scratchpad + END_OF_THINKING : "";
        return thinking + answer + "</s>";
    }

    /** Whether the text after the thinking is exactly the answer. */
    boolean isAnsweredBy(String generated) {
        int end = generated.lastIndexOf(END_OF_THINKING);
        String given = end < 0 ? generated : generated.substring(end + END_OF_THINKING.length());
        return given.equals(answer);
    }
}
