package dev.landbridge.inference.worker.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Text to token ids and back by a Hugging Face tokenizer.json. Thread-safe. */
public final class TextCodec implements AutoCloseable {
    /** What an incomplete UTF-8 sequence decodes to. */
    static final char REPLACEMENT = '\uFFFD';

    private final HuggingFaceTokenizer tokenizer;
    private final boolean byteLevel;
    private final AtomicReferenceArray<String> plain;
    private final AtomicReferenceArray<String> visible;

    private TextCodec(HuggingFaceTokenizer tokenizer, boolean byteLevel, int vocabulary) {
        this.tokenizer = tokenizer;
        this.byteLevel = byteLevel;
        this.plain = new AtomicReferenceArray<>(vocabulary);
        this.visible = new AtomicReferenceArray<>(vocabulary);
    }

    /** @param vocabulary number of ids of the model */
    public static TextCodec open(Path tokenizerJson, int vocabulary) throws IOException {
        // Without it DJL asks the network for its telemetry and cache.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.builder()
                .optTokenizerPath(tokenizerJson)
                .optTruncation(false)
                .optPadding(false)
                .build();
        JsonNode decoder = new JsonMapper().readTree(tokenizerJson.toFile()).path("decoder");
        return new TextCodec(tokenizer, decoder.toString().contains("\"ByteLevel\""), vocabulary);
    }

    public int[] encode(String text, boolean addSpecialTokens) {
        return Arrays.stream(tokenizer.encode(text, addSpecialTokens, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    public String decode(int[] ids, boolean skipSpecialTokens) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecialTokens);
    }

    /** The text of one token, special tokens spelled out. */
    public String tokenText(int id) {
        return cached(plain, id, false);
    }

    /** The text one token adds to an answer: nothing for a special token. */
    String visibleText(int id) {
        return cached(visible, id, true);
    }

    /** Whether the text of a sequence is the concatenation of its tokens' bytes. */
    boolean byteLevel() {
        return byteLevel;
    }

    private String cached(AtomicReferenceArray<String> texts, int id, boolean skipSpecialTokens) {
        String text = texts.get(id);
        if (text == null) {
            text = decode(new int[] {id}, skipSpecialTokens);
            texts.set(id, text);
        }
        return text;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
