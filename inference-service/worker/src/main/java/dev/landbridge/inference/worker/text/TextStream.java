package dev.landbridge.inference.worker.text;

import java.util.Arrays;

/** Decodes tokens as they come; a character split over tokens appears when it is complete. */
public final class TextStream {
    /** Tokens before the new ones that decide about spacing in tokenizers that are not byte-level. */
    private static final int CONTEXT = 5;

    private final TextCodec codec;
    private int[] ids;
    private int count;
    private int contextFrom;
    private int shownUntil;

    /** @param prompt the tokens before the answer */
    public TextStream(TextCodec codec, int[] prompt) {
        this.codec = codec;
        this.ids = codec.byteLevel()
                ? new int[16]
                : Arrays.copyOfRange(prompt, Math.max(0, prompt.length - CONTEXT), prompt.length + 16);
        this.count = codec.byteLevel() ? 0 : Math.min(CONTEXT, prompt.length);
        this.shownUntil = count;
    }

    /** Returns the text that became complete. */
    public String add(int id) {
        if (codec.byteLevel() && count == 0) {
            String text = codec.visibleText(id);
            if (text.indexOf(TextCodec.REPLACEMENT) < 0) {
                return text;
            }
        }
        if (count == ids.length) {
            compact();
        }
        ids[count++] = id;
        String text = unseen();
        if (text.isEmpty() || text.charAt(text.length() - 1) == TextCodec.REPLACEMENT) {
            return "";
        }
        markSeen();
        return text;
    }

    /** Returns what is left, complete or not. */
    public String flush() {
        String text = unseen();
        markSeen();
        return text;
    }

    private String unseen() {
        if (count == shownUntil) {
            return "";
        }
        String before = codec.decode(Arrays.copyOfRange(ids, contextFrom, shownUntil), true);
        String all = codec.decode(Arrays.copyOfRange(ids, contextFrom, count), true);
        return all.length() > before.length() ? all.substring(before.length()) : "";
    }

    private void markSeen() {
        if (codec.byteLevel()) {
            count = 0;
            shownUntil = 0;
        } else {
            contextFrom = shownUntil;
            shownUntil = count;
        }
    }

    private void compact() {
        int kept = count - contextFrom;
        int[] larger = new int[Math.max(16, 2 * kept)];
        System.arraycopy(ids, contextFrom, larger, 0, kept);
        ids = larger;
        shownUntil -= contextFrom;
        count = kept;
        contextFrom = 0;
    }
}
