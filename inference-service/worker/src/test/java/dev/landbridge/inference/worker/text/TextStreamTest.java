package dev.landbridge.inference.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.inference.worker.TinyModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextStreamTest {
    @TempDir
    private Path directory;

    @Test
    void showsACharacterOnceAllItsBytesAreThere() throws IOException {
        TinyModel model = TinyModel.create(1, true);
        model.write(directory);
        try (TextCodec codec = TextCodec.open(
                directory.resolve("tokenizer.json"), model.config().vocabSize())) {
            TextStream stream = new TextStream(codec, new int[] {1});
            List<String> pieces = new ArrayList<>();
            for (int id : codec.encode("a<think>é漢</s>b", false)) {
                pieces.add(stream.add(id));
            }
            assertThat(pieces).containsExactly("a", "<think>", "", "é", "", "", "漢", "", "b");
            int firstByte = codec.encode("漢", false)[0];
            assertThat(stream.add(firstByte)).isEmpty();
            assertThat(stream.flush()).isEqualTo("\uFFFD");
        }
    }

    @Test
    void agreesWithTheWritersTokenizer() throws IOException {
        TinyModel model = TinyModel.create(1, true);
        model.write(directory);
        String text = "<s><|user|>347+85=<|assistant|><think>7+5+0=12;</think>432</s> ü\n";
        try (TextCodec codec = TextCodec.open(
                directory.resolve("tokenizer.json"), model.config().vocabSize())) {
            assertThat(codec.encode(text, false))
                    .containsExactly(model.tokenizer().encode(text));
            assertThat(codec.decode(codec.encode(text, false), false)).isEqualTo(text);
        }
    }
}
