package dev.landbridge.formats.huggingface;

/**
 * A token matched as a whole before any splitting.
 *
 * @param special left out of decoded text when special tokens are skipped
 */
public record AddedToken(int id, String content, boolean special) {
    public AddedToken {
        if (content.isEmpty()) {
            throw new IllegalArgumentException("an added token needs content");
        }
    }
}
