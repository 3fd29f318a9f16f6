package dev.landbridge.formats.huggingface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** tokenizer.json of Hugging Face tokenizers, restricted to byte-level BPE without merges. */
final class TokenizerJson {
    private static final JsonMapper JSON = new JsonMapper();

    private TokenizerJson() {}

    static TokenizerFile read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        JsonNode model = root.path("model");
        require(file, model.path("type").asText().equals("BPE"), "the model is not BPE");
        require(file, model.path("merges").isEmpty(), "the BPE model has merges");
        require(file, root.path("normalizer").isNull(), "there is a normalizer");
        JsonNode splitter = root.path("pre_tokenizer");
        require(file, splitter.path("type").asText().equals("ByteLevel"), "the pre-tokenizer is not ByteLevel");
        require(file, !splitter.path("add_prefix_space").asBoolean(true), "the pre-tokenizer adds a space");
        List<AddedToken> added = new ArrayList<>();
        for (JsonNode token : root.path("added_tokens")) {
            added.add(new AddedToken(
                    token.path("id").asInt(-1),
                    token.path("content").asText(),
                    token.path("special").asBoolean()));
        }
        try {
            return new TokenizerFile(added, idOfByte(model.path("vocab")), bos(root.path("post_processor"), added));
        } catch (IllegalArgumentException e) {
            throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    static void write(TokenizerFile tokenizer, Path file) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        tokenizer.addedTokens().forEach(token -> added.add(addedToken(token)));
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel());
        root.set("post_processor", tokenizer.bos().map(TokenizerJson::template).orElse(null));
        root.set("decoder", byteLevel());
        root.set("model", model(tokenizer));
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
    }

    private static int[] idOfByte(JsonNode vocab) {
        int[] ids = new int[ByteAlphabet.BYTES];
        Arrays.setAll(ids, value -> vocab.path(ByteAlphabet.symbol(value)).asInt(-1));
        return ids;
    }

    private static AddedToken bos(JsonNode postProcessor, List<AddedToken> added) {
        String first = postProcessor
                .path("single")
                .path(0)
                .path("SpecialToken")
                .path("id")
                .asText();
        return added.stream()
                .filter(token -> token.content().equals(first))
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode addedToken(AddedToken token) {
        return JSON.createObjectNode()
                .put("id", token.id())
                .put("content", token.content())
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", token.special());
    }

    private static ObjectNode byteLevel() {
        return JSON.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", false);
    }

    private static JsonNode template(AddedToken bos) {
        ObjectNode template = JSON.createObjectNode().put("type", "TemplateProcessing");
        ArrayNode single = template.putArray("single");
        single.add(piece("SpecialToken", bos.content(), 0)).add(piece("Sequence", "A", 0));
        ArrayNode pair = template.putArray("pair");
        pair.add(piece("SpecialToken", bos.content(), 0)).add(piece("Sequence", "A", 0));
        pair.add(piece("SpecialToken", bos.content(), 1)).add(piece("Sequence", "B", 1));
        ObjectNode token = template.putObject("special_tokens").putObject(bos.content());
        token.put("id", bos.content());
        token.putArray("ids").add(bos.id());
        token.putArray("tokens").add(bos.content());
        return template;
    }

    private static ObjectNode piece(String kind, String id, int type) {
        ObjectNode piece = JSON.createObjectNode();
        piece.putObject(kind).put("id", id).put("type_id", type);
        return piece;
    }

    private static ObjectNode model(TokenizerFile tokenizer) {
        ObjectNode model = JSON.createObjectNode().put("type", "BPE");
        model.putNull("dropout");
        model.putNull("unk_token");
        model.putNull("continuing_subword_prefix");
        model.putNull("end_of_word_suffix");
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        ObjectNode vocab = model.putObject("vocab");
        byId(tokenizer).forEach((id, token) -> vocab.put(token, id));
        model.putArray("merges");
        return model;
    }

    private static Map<Integer, String> byId(TokenizerFile tokenizer) {
        Map<Integer, String> tokens = new TreeMap<>();
        tokenizer.addedTokens().forEach(token -> tokens.put(token.id(), token.content()));
        for (int value = 0; value < ByteAlphabet.BYTES; value++) {
            if (tokenizer.idOfByte(value) >= 0) {
                tokens.put(tokenizer.idOfByte(value), ByteAlphabet.symbol(value));
            }
        }
        return tokens;
    }

    private static void require(Path file, boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException(file.getFileName() + " is not a character-level tokenizer: " + otherwise);
        }
    }
}
