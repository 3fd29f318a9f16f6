package dev.landbridge.proof.golden;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Texts of the tokens that occur in a trace, by id. Empty for traces of before it was part of them. */
public record Vocabulary(Map<Integer, String> texts) {

    public static final Vocabulary NONE = new Vocabulary(Map.of());

    /** Half a character, as byte-level tokens are, has no place in JSON; the replacement character stands for it. */
    public Vocabulary {
        Map<Integer, String> whole = new TreeMap<>();
        texts.forEach((id, text) -> whole.put(id, text.replaceAll("\\p{Cs}", "\uFFFD")));
        texts = whole;
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    public Optional<String> text(int token) {
        return Optional.ofNullable(texts.get(token));
    }
}
