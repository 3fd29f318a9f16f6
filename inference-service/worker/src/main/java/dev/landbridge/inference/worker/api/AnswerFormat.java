package dev.landbridge.inference.worker.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.inference.worker.decode.Finish;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The JSON of an endpoint. */
interface AnswerFormat {
    ObjectNode whole(Answer answer, List<Choice> choices);

    /** Frames to send before any token. */
    List<ObjectNode> opening(Answer answer, List<Choice> choices);

    /** The frame of one delta, without usage; empty when there is nothing to say. */
    Optional<ObjectNode> frame(Answer answer, ChoiceDelta delta);

    /** A frame without choices, for the closing usage. */
    ObjectNode closing(Answer answer);

    static String finishReason(Finish finish) {
        return finish == Finish.STOP ? "stop" : "length";
    }

    static void putStopReason(ObjectNode node, Object reason, Set<Integer> endTokens) {
        if (reason instanceof Integer && !endTokens.contains(reason)) {
            node.put("stop_reason", (Integer) reason);
        } else {
            node.put("stop_reason", reason instanceof String ? (String) reason : null);
        }
    }
}
