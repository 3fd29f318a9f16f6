package dev.landbridge.inference.worker.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasoningSplitterTest {
    @ParameterizedTest
    @CsvSource({
        "<think>7+5=12</think>432, false, 7+5=12, 432",
        "' <think>a</think>b</think>c', false, a, b</think>c",
        "plain <think>x</think>, false, '', plain <think>x</think>",
        "still thinking</thi, true, still thinking</thi, ''",
        "a</think>b, true, a, b",
        "<thin, false, '', <thin",
        "<think></think>432, false, '', 432"
    })
    void splitsHoweverTheTextArrives(String text, boolean open, String reasoning, String content) {
        for (int piece = 1; piece <= text.length(); piece++) {
            ReasoningSplitter splitter = new ReasoningSplitter(open);
            StringBuilder reasoningSeen = new StringBuilder();
            StringBuilder contentSeen = new StringBuilder();
            for (int from = 0; from < text.length(); from += piece) {
                ReasoningSplitter.Split split =
                        splitter.add(text.substring(from, Math.min(text.length(), from + piece)));
                reasoningSeen.append(split.reasoning());
                contentSeen.append(split.content());
            }
            ReasoningSplitter.Split rest = splitter.flush();
            assertThat(reasoningSeen + rest.reasoning()).isEqualTo(reasoning);
            assertThat(contentSeen + rest.content()).isEqualTo(content);
        }
    }
}
