package dev.landbridge.registry.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which of the facts a piece of evidence is bound to has changed. */
public enum StaleReason {
    WEIGHTS("it is about other weights"),
    TOKENIZER("the tokenizer is another one"),
    CHAT_TEMPLATE("the chat template is another one"),
    FINGERPRINT("the deployment has changed since (its fingerprint differs)"),
    RULES("the portability rules have changed since"),
    EXPIRED("it has expired"),
    REVOKED("it was revoked"),
    SUPERSEDED("there is a newer answer to the same question");

    private final String words;

    StaleReason(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
