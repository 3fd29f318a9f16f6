package dev.landbridge.inference.worker.text;

/** A conversation cannot be rendered; the message is for the client. */
public final class ChatTemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChatTemplateException(String message) {
        super(message);
    }
}
