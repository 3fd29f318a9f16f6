package dev.landbridge.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerFileTest {
    private static final List<AddedToken> ADDED = List.of(
            new AddedToken(0, "<s>", true), new AddedToken(1, "</s>", true), new AddedToken(2, "<think>", false));
    private final TokenizerFile tokenizer = TokenizerFile.characterLevel(ADDED, "<s>");

    @TempDir
    Path directory;

    @Test
    void encodesAddedTokensWholeAndTheRestByByte() {
        assertThat(tokenizer.encode("<s>1<think>+</s>")).containsExactly(0, 3 + '1', 2, 3 + '+', 1);
        assertThat(tokenizer.encode("1", true)).containsExactly(0, 3 + '1');
        assertThat(tokenizer.encode("é")).containsExactly(3 + 0xC3, 3 + 0xA9);
        assertThat(tokenizer.vocabSize()).isEqualTo(259);
    }

    @Test
    void decodesAndSkipsOnlySpecialTokens() {
        int[] ids = tokenizer.encode("<s>1 <think>2</s>");
        assertThat(tokenizer.decode(ids, false)).isEqualTo("<s>1 <think>2</s>");
        assertThat(tokenizer.decode(ids, true)).isEqualTo("1 <think>2");
    }

    @Test
    void everyStringSurvivesTheRoundTrip() {
        Random random = new Random(3);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? 0x1F600 + random.nextInt(50) : random.nextInt(0xD800));
            }
            assertThat(tokenizer.decode(tokenizer.encode(text.toString()), false))
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void theWrittenFileReadsBackToTheSameTokenizer() throws IOException {
        Path file = directory.resolve("tokenizer.json");
        tokenizer.write(file);
        TokenizerFile read = TokenizerFile.read(file);
        String text = "<s>347+85=<think>7+5=12 é</s>";
        assertThat(read.encode(text, true)).isEqualTo(tokenizer.encode(text, true));
        assertThat(read.addedTokens()).isEqualTo(ADDED);
        Path again = directory.resolve("again.json");
        read.write(again);
        assertThat(again).hasSameBinaryContentAs(file);
    }

    /** Spellings of GPT-2's vocab.json: space, newline and byte 0xAD have substitutes. */
    @Test
    void spellsBytesAsGpt2Does() {
        assertThat(tokenizer.token(3 + ' ')).isEqualTo("Ġ");
        assertThat(tokenizer.token(3 + '\n')).isEqualTo("Ċ");
        assertThat(tokenizer.token(3 + 'A')).isEqualTo("A");
        assertThat(tokenizer.token(3 + 0xAD)).isEqualTo("\u0143");
    }

    @Test
    void refusesATokenizerOfAnotherKind() throws IOException {
        Path file = directory.resolve("tokenizer.json");
        tokenizer.write(file);
        String json = Files.readString(file);
        Files.writeString(file, json.replace("\"merges\" : [ ]", "\"merges\" : [ [\"a\", \"b\"] ]"));
        assertThatThrownBy(() -> TokenizerFile.read(file))
                .hasMessage("tokenizer.json is not a character-level tokenizer: the BPE model has merges");
        Files.writeString(file, json.replace("\"BPE\"", "\"Unigram\""));
        assertThatThrownBy(() -> TokenizerFile.read(file)).hasMessageContaining("the model is not BPE");
    }
}
