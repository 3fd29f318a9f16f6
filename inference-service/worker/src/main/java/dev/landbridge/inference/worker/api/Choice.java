package dev.landbridge.inference.worker.api;

import dev.landbridge.inference.worker.decode.Finish;
import dev.landbridge.inference.worker.decode.TokenScore;
import dev.landbridge.inference.worker.decode.TokenSink;
import dev.landbridge.inference.worker.text.ReasoningSplitter;
import dev.landbridge.inference.worker.text.StopStrings;
import dev.landbridge.inference.worker.text.TextCodec;
import dev.landbridge.inference.worker.text.TextStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One answer as it grows. Written on the scheduler's thread; readers see it through the deltas or after its end. */
final class Choice implements TokenSink {
    private final int index;
    private final Prompt prompt;
    private final Set<Integer> endTokens;
    private final Consumer<ChoiceDelta> listener;
    private final TextStream stream;
    private final StopStrings stops;
    private final ReasoningSplitter splitter;
    private final List<TokenScore> promptScores = new ArrayList<>();
    private final List<TokenScore> tokens = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder content = new StringBuilder();
    private int reasoningTokens;
    private boolean contentBegun;
    private Finish finish;
    private Object stopReason;

    Choice(
            int index,
            Prompt prompt,
            Set<Integer> endTokens,
            List<String> stops,
            TextCodec codec,
            Consumer<ChoiceDelta> listener) {
        this.index = index;
        this.prompt = prompt;
        this.endTokens = endTokens;
        this.listener = listener;
        this.stream = new TextStream(codec, prompt.tokens());
        this.stops = new StopStrings(stops);
        this.splitter = new ReasoningSplitter(prompt.opensReasoning());
    }

    @Override
    public void prompt(TokenScore token) {
        promptScores.add(token);
    }

    @Override
    public boolean token(TokenScore token) {
        tokens.add(token);
        String added = "";
        if (endTokens.contains(token.id())) {
            stopReason = token.id();
        } else {
            added = stops.add(stream.add(token.id()));
        }
        emit(added, token);
        if (stops.matched() != null) {
            stopReason = stops.matched();
        }
        return stops.matched() != null;
    }

    @Override
    public void finished(Finish reason) {
        finish = reason;
        String rest = stops.matched() == null ? stops.add(stream.flush()) + stops.flush() : "";
        ReasoningSplitter.Split held = splitter.add(rest);
        ReasoningSplitter.Split last = splitter.flush();
        keep(rest, held);
        keep("", last);
        listener.accept(new ChoiceDelta(
                this,
                rest,
                held.reasoning() + last.reasoning(),
                held.content() + last.content(),
                List.of(),
                tokens.size(),
                reasoningTokens,
                reason));
    }

    private void emit(String added, TokenScore token) {
        boolean before = splitter.reasoningNow();
        ReasoningSplitter.Split split = splitter.add(added);
        if (before && splitter.reasoningNow()) {
            reasoningTokens++;
        }
        keep(added, split);
        listener.accept(new ChoiceDelta(
                this, added, split.reasoning(), split.content(), List.of(token), tokens.size(), reasoningTokens, null));
    }

    private void keep(String added, ReasoningSplitter.Split split) {
        text.append(added);
        reasoning.append(split.reasoning());
        content.append(split.content());
        contentBegun = !splitter.reasoningNow();
    }

    int index() {
        return index;
    }

    Prompt prompt() {
        return prompt;
    }

    List<TokenScore> promptScores() {
        return promptScores;
    }

    List<TokenScore> tokens() {
        return tokens;
    }

    String text() {
        return text.toString();
    }

    /** The reasoning, or null when there was none. */
    String reasoning() {
        return reasoning.length() == 0 ? null : reasoning.toString();
    }

    /** The answer proper, or null when generation ended inside the reasoning. */
    String content() {
        return contentBegun ? content.toString() : null;
    }

    int reasoningTokens() {
        return reasoningTokens;
    }

    Finish finish() {
        return finish;
    }

    /** The stop string (String) or token id (Integer) that ended the answer, or null. */
    Object stopReason() {
        return stopReason;
    }
}
