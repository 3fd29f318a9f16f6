package dev.landbridge.inference.worker.text;

/** Splits streamed text into reasoning, between {@code <think>} and {@code </think>} at the start, and content. */
public final class ReasoningSplitter {
    public static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final StringBuilder held = new StringBuilder();
    private State state;

    private enum State {
        START,
        REASONING,
        CONTENT
    }

    /** Text that became known; either part may be empty. */
    public record Split(String reasoning, String content) {
        static final Split NOTHING = new Split("", "");

        static Split content(String content) {
            return new Split("", content);
        }
    }

    /** @param open whether the prompt itself ended with the opening tag */
    public ReasoningSplitter(boolean open) {
        state = open ? State.REASONING : State.START;
    }

    public Split add(String text) {
        if (state == State.CONTENT) {
            return Split.content(text);
        }
        held.append(text);
        if (state == State.START && !decideStart()) {
            return Split.NOTHING;
        }
        return state == State.REASONING ? reasoning() : Split.content(takeAll());
    }

    public Split flush() {
        return state == State.REASONING ? new Split(takeAll(), "") : Split.content(takeAll());
    }

    /** Whether the newest text lies inside the reasoning, tags excluded. */
    public boolean reasoningNow() {
        return state == State.REASONING;
    }

    private boolean decideStart() {
        String text = held.toString().stripLeading();
        if (text.startsWith(OPEN)) {
            state = State.REASONING;
            held.delete(0, held.length() - text.length() + OPEN.length());
            return true;
        }
        if (OPEN.startsWith(text)) {
            return false;
        }
        state = State.CONTENT;
        return true;
    }

    private Split reasoning() {
        int close = held.indexOf(CLOSE);
        if (close < 0) {
            int shown = held.length() - Overlap.ofEndWithStart(held, CLOSE);
            String reasoning = held.substring(0, shown);
            held.delete(0, shown);
            return new Split(reasoning, "");
        }
        state = State.CONTENT;
        String reasoning = held.substring(0, close);
        held.delete(0, close + CLOSE.length());
        return new Split(reasoning, takeAll());
    }

    private String takeAll() {
        String text = held.toString();
        held.setLength(0);
        return text;
    }
}
