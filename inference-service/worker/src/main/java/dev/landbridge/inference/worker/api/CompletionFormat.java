package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.decode.TokenScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The JSON of /v1/completions. */
final class CompletionFormat implements AnswerFormat {
    private static final String OBJECT = "text_completion";

    private final ServedModel model;
    private final GenerationSettings settings;
    private final boolean echo;
    private final boolean scored;
    private final TokenNames names;
    private final CompletionLogprobs logprobs;
    private final Map<Choice, Integer> offsets = new HashMap<>();

    CompletionFormat(ServedModel model, GenerationSettings settings, boolean echo, boolean scored) {
        this.model = model;
        this.settings = settings;
        this.echo = echo;
        this.scored = scored;
        this.names = new TokenNames(model.codec(), settings.tokensAsIds());
        this.logprobs = new CompletionLogprobs(names);
    }

    @Override
    public ObjectNode whole(Answer answer, List<Choice> choices) {
        ObjectNode root = answer.envelope(OBJECT);
        for (Choice choice : choices) {
            List<TokenScore> scores = new ArrayList<>(echo ? choice.promptScores() : List.of());
            scores.addAll(choice.tokens());
            String text = echo ? choice.prompt().text() + choice.text() : choice.text();
            ObjectNode node = choice(root, choice, text, scores);
            putEnd(node, choice);
            if (settings.returnTokenIds()) {
                Answer.putIds(node, "prompt_token_ids", boxed(choice.prompt().tokens()));
                Answer.putIds(node, "token_ids", ids(choice.tokens()));
            }
        }
        root.set("usage", answer.usage());
        return root;
    }

    @Override
    public List<ObjectNode> opening(Answer answer, List<Choice> choices) {
        return List.of();
    }

    @Override
    public Optional<ObjectNode> frame(Answer answer, ChoiceDelta delta) {
        boolean first = !offsets.containsKey(delta.choice());
        List<TokenScore> scores = new ArrayList<>(first && echo ? delta.choice().promptScores() : List.of());
        scores.addAll(delta.scores());
        String text = first && echo ? delta.choice().prompt().text() + delta.text() : delta.text();
        boolean silent = text.isEmpty() && delta.finish() == null && (scores.isEmpty() || !scored);
        if (silent && !settings.returnTokenIds() && !settings.continuousUsage()) {
            return Optional.empty();
        }
        ObjectNode root = answer.envelope(OBJECT);
        ObjectNode node = choice(root, delta.choice(), text, scores);
        if (delta.finish() == null) {
            node.putNull("finish_reason").putNull("stop_reason");
        } else {
            putEnd(node, delta.choice());
        }
        if (settings.returnTokenIds()) {
            Answer.putIds(node, "token_ids", ids(delta.scores()));
            if (first) {
                Answer.putIds(
                        node, "prompt_token_ids", boxed(delta.choice().prompt().tokens()));
            }
        }
        return Optional.of(root);
    }

    @Override
    public ObjectNode closing(Answer answer) {
        ObjectNode root = answer.envelope(OBJECT);
        root.putArray("choices");
        return root;
    }

    private ObjectNode choice(ObjectNode root, Choice choice, String text, List<TokenScore> scores) {
        ObjectNode node = root.withArray("choices").addObject();
        node.put("index", choice.index()).put("text", text);
        int offset = offsets.getOrDefault(choice, 0);
        if (scored) {
            node.set("logprobs", logprobs.of(scores, offset));
        } else {
            node.putNull("logprobs");
        }
        int length = scores.stream()
                .mapToInt(score -> names.name(score.id()).length())
                .sum();
        offsets.put(choice, offset + length);
        return node;
    }

    private void putEnd(ObjectNode node, Choice choice) {
        node.put("finish_reason", AnswerFormat.finishReason(choice.finish()));
        AnswerFormat.putStopReason(node, choice.stopReason(), model.endTokens());
    }

    private static List<Integer> ids(List<TokenScore> scores) {
        return scores.stream().map(TokenScore::id).collect(Collectors.toList());
    }

    private static List<Integer> boxed(int[] ids) {
        return Arrays.stream(ids).boxed().collect(Collectors.toList());
    }
}
