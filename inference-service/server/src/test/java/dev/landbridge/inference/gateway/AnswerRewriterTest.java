package dev.landbridge.inference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.inference.usage.TokenCounts;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AnswerRewriterTest {
    private static final String USAGE = "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":2},\"completion_tokens_details\":{\"reasoning_tokens\":1}}";
    private static final String FRAME =
            "{\"model\":\"dep_1\",\"choices\":[{\"index\":0,\"delta\":{\"reasoning\":\"7+5\"}}]," + USAGE + "}";
    private static final String CLOSING = "{\"model\":\"dep_1\",\"choices\":[]," + USAGE + "}";

    @Test
    void hidesTheUsageNobodyAskedForButMetersIt() throws IOException {
        AnswerRewriter rewriter = rewriter("");
        AnswerRewriter.Rewritten frame = rewriter.frame(FRAME);

        assertThat(frame.tokens()).contains(new TokenCounts(5, 3, 1, 2));
        assertThat(frame.text())
                .contains("{\"model\":\"sums\",\"choices\":[{\"index\":0,\"delta\":"
                        + "{\"reasoning\":\"7+5\",\"reasoning_content\":\"7+5\"}}]}");
        assertThat(rewriter.frame(CLOSING).text()).isEmpty();
    }

    @Test
    void givesTheLastFrameToWhoAskedForUsage() throws IOException {
        AnswerRewriter rewriter = rewriter(",\"stream_options\":{\"include_usage\":true}");

        assertThat(rewriter.frame(FRAME).text().orElseThrow()).endsWith("\"usage\":null}");
        assertThat(rewriter.frame(CLOSING).text()).contains(CLOSING.replace("dep_1", "sums"));
    }

    @Test
    void leavesRunningUsageToWhoAskedForIt() throws IOException {
        AnswerRewriter rewriter =
                rewriter(",\"stream_options\":{\"include_usage\":true,\"continuous_usage_stats\":true}");

        assertThat(rewriter.frame(FRAME).text().orElseThrow()).contains(USAGE);
    }

    @Test
    void addsTheOlderNameOfReasoningToAWholeAnswerToo() throws IOException {
        String answer = "{\"model\":\"x\",\"choices\":[{\"message\":{\"reasoning_content\":\"a\",\"content\":\"b\"}}],"
                + USAGE + "}";

        assertThat(rewriter("").whole(answer).text().orElseThrow())
                .contains("{\"reasoning_content\":\"a\",\"content\":\"b\",\"reasoning\":\"a\"}")
                .contains(USAGE);
    }

    @Test
    void seesAnErrorInsideAStream() throws IOException {
        AnswerRewriter.Rewritten frame =
                rewriter("").frame("{\"error\":{\"message\":\"java.lang.NullPointerException\",\"code\":500}}");

        assertThat(frame.failed()).isTrue();
        assertThat(frame.text().orElseThrow()).doesNotContain("NullPointer");
    }

    private static AnswerRewriter rewriter(String more) {
        return new AnswerRewriter(InferenceRequest.parse("{\"model\":\"sums\",\"stream\":true" + more + "}"));
    }
}
