package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.decode.TokenScore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The JSON of /v1/chat/completions. Reasoning is sent under both names in use: {@code reasoning} and {@code reasoning_content}. */
final class ChatFormat implements AnswerFormat {
    private static final String CHUNK = "chat.completion.chunk";

    private final ServedModel model;
    private final GenerationSettings settings;
    private final boolean scored;
    private final TokenNames names;

    ChatFormat(ServedModel model, GenerationSettings settings, boolean scored) {
        this.model = model;
        this.settings = settings;
        this.scored = scored;
        this.names = new TokenNames(model.codec(), settings.tokensAsIds());
    }

    @Override
    public ObjectNode whole(Answer answer, List<Choice> choices) {
        ObjectNode root = answer.envelope("chat.completion");
        ArrayNode nodes = root.putArray("choices");
        for (Choice choice : choices) {
            ObjectNode node = nodes.addObject().put("index", choice.index());
            node.putObject("message")
                    .put("role", "assistant")
                    .put("content", choice.content())
                    .put("reasoning", choice.reasoning())
                    .put("reasoning_content", choice.reasoning())
                    .putNull("refusal");
            putLogprobs(node, choice.tokens());
            putEnd(node, choice);
            if (settings.returnTokenIds()) {
                Answer.putIds(node, "token_ids", ids(choice.tokens()));
            }
        }
        if (settings.returnTokenIds()) {
            putPromptIds(root, choices);
        }
        root.set("usage", answer.usage());
        return root;
    }

    @Override
    public List<ObjectNode> opening(Answer answer, List<Choice> choices) {
        List<ObjectNode> frames = new ArrayList<>();
        for (Choice choice : choices) {
            ObjectNode root = answer.envelope(CHUNK);
            ObjectNode node = root.putArray("choices").addObject().put("index", choice.index());
            node.putObject("delta").put("role", "assistant").put("content", "");
            node.putNull("logprobs").putNull("finish_reason");
            if (settings.returnTokenIds()) {
                putPromptIds(root, choices);
            }
            frames.add(root);
        }
        return frames;
    }

    @Override
    public Optional<ObjectNode> frame(Answer answer, ChoiceDelta delta) {
        boolean silent = delta.reasoning().isEmpty() && delta.content().isEmpty() && delta.finish() == null;
        if (silent && !scored && !settings.returnTokenIds() && !settings.continuousUsage()) {
            return Optional.empty();
        }
        ObjectNode root = answer.envelope(CHUNK);
        ObjectNode node =
                root.putArray("choices").addObject().put("index", delta.choice().index());
        ObjectNode text = node.putObject("delta");
        if (!delta.reasoning().isEmpty()) {
            text.put("reasoning", delta.reasoning()).put("reasoning_content", delta.reasoning());
        }
        if (!delta.content().isEmpty()) {
            text.put("content", delta.content());
        }
        putLogprobs(node, delta.scores());
        if (delta.finish() == null) {
            node.putNull("finish_reason");
        } else {
            putEnd(node, delta.choice());
        }
        if (settings.returnTokenIds()) {
            Answer.putIds(node, "token_ids", ids(delta.scores()));
        }
        return Optional.of(root);
    }

    @Override
    public ObjectNode closing(Answer answer) {
        ObjectNode root = answer.envelope(CHUNK);
        root.putArray("choices");
        return root;
    }

    private void putEnd(ObjectNode node, Choice choice) {
        node.put("finish_reason", AnswerFormat.finishReason(choice.finish()));
        AnswerFormat.putStopReason(node, choice.stopReason(), model.endTokens());
    }

    private void putLogprobs(ObjectNode node, List<TokenScore> scores) {
        if (!scored || scores.isEmpty()) {
            node.putNull("logprobs");
            return;
        }
        ObjectNode logprobs = node.putObject("logprobs");
        ArrayNode content = logprobs.putArray("content");
        for (TokenScore score : scores) {
            ObjectNode entry = content.addObject();
            putToken(entry, score.id(), score.logprob());
            ArrayNode top = entry.putArray("top_logprobs");
            for (int i = 0; i < score.topIds().length; i++) {
                putToken(top.addObject(), score.topIds()[i], score.topLogprobs()[i]);
            }
        }
        logprobs.putNull("refusal");
    }

    private void putToken(ObjectNode node, int id, float logprob) {
        node.put("token", names.name(id)).put("logprob", logprob);
        ArrayNode bytes = node.putArray("bytes");
        for (byte value : model.codec().tokenText(id).getBytes(StandardCharsets.UTF_8)) {
            bytes.add(Byte.toUnsignedInt(value));
        }
    }

    private static void putPromptIds(ObjectNode root, List<Choice> choices) {
        int[] tokens = choices.get(0).prompt().tokens();
        Answer.putIds(root, "prompt_token_ids", Arrays.stream(tokens).boxed().collect(Collectors.toList()));
    }

    private static List<Integer> ids(List<TokenScore> scores) {
        return scores.stream().map(TokenScore::id).collect(Collectors.toList());
    }
}
