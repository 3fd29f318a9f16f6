package dev.landbridge.harness.prompt;

import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One turn of a prompt.
 *
 * @param delimiter follows the content where the prompt is plain text
 */
public record Message(String role, String content, String delimiter) {
    static final String SYSTEM = "system";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";

    String text() {
        return content + delimiter;
    }

    static String text(List<Message> messages) {
        StringBuilder text = new StringBuilder();
        messages.forEach(message -> text.append(message.text()));
        return text.toString();
    }

    /** As chat turns: examples stay turns of their own, or become one question. */
    static List<Map<String, Object>> chat(List<Message> messages, boolean multiturn) {
        return (multiturn ? messages : singleTurn(messages))
                .stream().map(Message::turn).toList();
    }

    private static List<Message> singleTurn(List<Message> messages) {
        List<Message> rest = new ArrayList<>(messages);
        List<Message> result = new ArrayList<>();
        if (rest.get(0).role().equals(SYSTEM)) {
            result.add(rest.remove(0));
        }
        int last = rest.size() - 1;
        Message closing = rest.get(last).role().equals(ASSISTANT) ? rest.remove(last) : null;
        int end = rest.size() - 1;
        rest.set(end, new Message(rest.get(end).role(), rest.get(end).content(), ""));
        result.add(new Message(USER, text(rest), ""));
        if (closing != null) {
            result.add(closing);
        }
        return result;
    }

    private Map<String, Object> turn() {
        Map<String, Object> turn = new LinkedHashMap<>();
        turn.put("role", role);
        turn.put("content", content);
        return turn;
    }

    /** Both texts with a delimiter between, unless one of them brings white space along. */
    static String joined(String left, String right, String delimiter) {
        if (left == null || left.isEmpty() || right == null || right.isEmpty()) {
            return (left == null ? "" : left) + (right == null ? "" : right);
        }
        return needsDelimiter(left, right) ? left + delimiter + right : left + right;
    }

    static boolean needsDelimiter(String left, String right) {
        return !left.isEmpty()
                && !PythonText.isSpace(left.codePointBefore(left.length()))
                && !PythonText.isSpace(right.codePointAt(0));
    }
}
