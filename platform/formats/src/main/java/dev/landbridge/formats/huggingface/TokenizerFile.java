package dev.landbridge.formats.huggingface;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A character-level tokenizer.json: byte-level BPE without merges, so one token is one byte of UTF-8,
 * plus added tokens matched as a whole. Gives the ids Hugging Face tokenizers gives for the same file.
 */
public final class TokenizerFile {
    private final List<AddedToken> added;
    private final int[] idOfByte;
    private final Map<Integer, byte[]> bytesOfId = new HashMap<>();
    private final Map<Integer, AddedToken> addedById = new HashMap<>();
    private final AddedToken bos;

    /**
     * @param added matched before bytes; the longest match at a position wins
     * @param idOfByte the id of each of the 256 bytes, or -1
     * @param bos put in front by {@link #encode(String, boolean)}; null for none
     */
    TokenizerFile(List<AddedToken> added, int[] idOfByte, AddedToken bos) {
        this.added = List.copyOf(added);
        this.idOfByte = idOfByte.clone();
        this.bos = bos;
        for (int value = 0; value < idOfByte.length; value++) {
            if (idOfByte[value] >= 0) {
                put(idOfByte[value], new byte[] {(byte) value});
            }
        }
        for (AddedToken token : added) {
            put(token.id(), token.content().getBytes(StandardCharsets.UTF_8));
            addedById.put(token.id(), token);
        }
    }

    /**
     * A tokenizer over all 256 bytes: every string encodes and decodes exactly. Added tokens take the
     * ids 0, 1, 2, ... and the bytes the ids after them.
     */
    public static TokenizerFile characterLevel(List<AddedToken> added, String bos) {
        for (int id = 0; id < added.size(); id++) {
            if (added.get(id).id() != id) {
                throw new IllegalArgumentException(
                        "added token '" + added.get(id).content() + "' needs id " + id);
            }
        }
        int[] ids =
                IntStream.range(added.size(), added.size() + ByteAlphabet.BYTES).toArray();
        AddedToken bosToken = added.stream()
                .filter(token -> token.content().equals(bos))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + bos + "' is not an added token"));
        return new TokenizerFile(added, ids, bosToken);
    }

    /** @throws IOException also when the file is a tokenizer of another kind, naming what differs */
    public static TokenizerFile read(Path tokenizerJson) throws IOException {
        return TokenizerJson.read(tokenizerJson);
    }

    public void write(Path tokenizerJson) throws IOException {
        TokenizerJson.write(this, tokenizerJson);
    }

    /** Ids of the text as it stands; added tokens in the text become their ids. */
    public int[] encode(String text) {
        return encode(text, false);
    }

    /**
     * @param addSpecialTokens whether the beginning-of-sequence token is put in front
     * @throws IllegalArgumentException when a byte has no token
     */
    public int[] encode(String text, boolean addSpecialTokens) {
        List<Integer> ids = new ArrayList<>(text.length() + 1);
        if (addSpecialTokens && bos != null) {
            ids.add(bos.id());
        }
        int plainFrom = 0;
        int position = 0;
        while (position < text.length()) {
            Optional<AddedToken> match = longestAt(text, position);
            if (match.isPresent()) {
                appendBytes(ids, text.substring(plainFrom, position));
                ids.add(match.get().id());
                position += match.get().content().length();
                plainFrom = position;
            } else {
                position++;
            }
        }
        appendBytes(ids, text.substring(plainFrom));
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Text of the ids; bytes that are not UTF-8 become U+FFFD. */
    public String decode(int[] ids, boolean skipSpecialTokens) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ids.length);
        Arrays.stream(ids).filter(id -> !(skipSpecialTokens && isSpecial(id))).forEach(id -> out.writeBytes(bytes(id)));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The UTF-8 bytes a token stands for, for callers that stream. */
    public byte[] bytes(int id) {
        byte[] bytes = bytesOfId.get(id);
        if (bytes == null) {
            throw new IllegalArgumentException("no token has the id " + id);
        }
        return bytes.clone();
    }

    /** The token as tokenizer.json spells it. */
    public String token(int id) {
        AddedToken token = addedById.get(id);
        return token == null ? ByteAlphabet.symbol(Byte.toUnsignedInt(bytes(id)[0])) : token.content();
    }

    public boolean isSpecial(int id) {
        AddedToken token = addedById.get(id);
        return token != null && token.special();
    }

    /** The id of an added token. */
    public int id(String addedToken) {
        return added.stream()
                .filter(token -> token.content().equals(addedToken))
                .mapToInt(AddedToken::id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + addedToken + "' is not an added token"));
    }

    public List<AddedToken> addedTokens() {
        return added;
    }

    public Optional<AddedToken> bos() {
        return Optional.ofNullable(bos);
    }

    /** One more than the largest id. */
    public int vocabSize() {
        return bytesOfId.keySet().stream().mapToInt(id -> id + 1).max().orElse(0);
    }

    int idOfByte(int value) {
        return idOfByte[value];
    }

    private Optional<AddedToken> longestAt(String text, int position) {
        AddedToken longest = null;
        for (AddedToken token : added) {
            boolean longer = longest == null
                    || token.content().length() > longest.content().length();
            if (longer && text.startsWith(token.content(), position)) {
                longest = token;
            }
        }
        return Optional.ofNullable(longest);
    }

    private void appendBytes(List<Integer> ids, String text) {
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            int id = idOfByte[Byte.toUnsignedInt(value)];
            if (id < 0) {
                throw new IllegalArgumentException("the vocabulary has no token for a byte of '" + text + "'");
            }
            ids.add(id);
        }
    }

    private void put(int id, byte[] bytes) {
        if (id < 0 || bytesOfId.put(id, bytes) != null) {
            throw new IllegalArgumentException("token id " + id + " is negative or used twice");
        }
    }
}
