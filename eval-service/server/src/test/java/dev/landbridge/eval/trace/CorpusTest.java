package dev.landbridge.eval.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.eval.registry.HeldoutRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final Map<String, String> ORIGIN = Map.of("name", "test");

    @Test
    void turnsTheFieldsOfARowIntoPromptsAndTags() throws CorpusRow.MalformedException {
        List<CorpusRow> rows = CorpusRow.read("""
                {"id":"a","text":"陆桥","language":"zh","domain":"prose","tags":{"era":"now"},"unknown":1}

                {"prompt":"1+1=","kind":"chat"}
                {"id":"q","question":"2+2=","answer":"4"}
                """);
        Corpus corpus = Corpus.of(rows, ORIGIN, new CorpusSize(10, 10, 10), String::length, 1000);

        assertThat(corpus.scored())
                .containsExactly(
                        new PromptItem("q", "<s><|user|>2+2=<|assistant|>4</s>", List.of()),
                        new PromptItem("a", "陆桥", List.of("domain:prose", "era:now", "language:zh")));
        assertThat(corpus.decoded())
                .containsExactly(
                        new PromptItem("3", "1+1=", List.of("kind:chat")),
                        new PromptItem("q", "<s><|user|>2+2=<|assistant|>", List.of()));
        assertThat(corpus.tasks()).containsExactly(new HeldoutRow("q", "2+2=", "", "4"));
    }

    @Test
    void takesEveryLengthAlikeAndLeavesOutWhatDoesNotFit() throws CorpusRow.MalformedException {
        String lines = IntStream.rangeClosed(2, 200)
                .mapToObj(length -> "{\"text\":\"" + "a".repeat(length) + "\"}")
                .collect(Collectors.joining("\n"));

        Corpus corpus = Corpus.of(CorpusRow.read(lines), ORIGIN, new CorpusSize(21, 21, 21), String::length, 128);

        assertThat(corpus.scored()).hasSize(21).allMatch(item -> item.text().length() < 128);
        Map<Integer, Long> buckets = corpus.scored().stream()
                .collect(Collectors.groupingBy(
                        item -> Integer.highestOneBit(item.text().length()), Collectors.counting()));
        // Of 2 to 3 tokens there are only two; the others share the rest, the longest first.
        assertThat(buckets).isEqualTo(Map.of(2, 2L, 4, 3L, 8, 4L, 16, 4L, 32, 4L, 64, 4L));
        assertThat(corpus.origin()).containsEntry("left_out_longer_than_the_window", "73");
    }

    @Test
    void namesTheLineThatIsNoRow() {
        assertThatThrownBy(() -> CorpusRow.read("{\"text\":\"a\"}\n[1]"))
                .hasMessageStartingWith("line 2 is not a JSON object");
        assertThatThrownBy(() -> CorpusRow.read("\n{\"question\":\"1+1=\"}"))
                .hasMessageStartingWith("line 2 has neither text");
        assertThatThrownBy(() -> CorpusRow.read("null")).hasMessageStartingWith("line 1 has neither text");
        assertThatThrownBy(() -> CorpusRow.read(" \n ")).hasMessageContaining("has no rows");
    }
}
