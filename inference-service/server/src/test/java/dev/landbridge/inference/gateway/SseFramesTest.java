package dev.landbridge.inference.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseFramesTest {
    private static final byte[] STREAM =
            ": keep-alive\n\ndata: {\"a\":\"é\"}\n\ndata:{\"b\":1}\r\n\r\n\n\ndata: [DONE]\n\n"
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void findsTheSameFramesHoweverTheNetworkCutsThem() {
        for (int size = 1; size <= STREAM.length; size++) {
            List<String> frames = new ArrayList<>();
            SseFrames cutter = new SseFrames(frames::add);
            for (int from = 0; from < STREAM.length; from += size) {
                cutter.accept(Buffer.buffer(STREAM).getBuffer(from, Math.min(STREAM.length, from + size)));
            }
            assertThat(frames)
                    .as("pieces of %d bytes", size)
                    .containsExactly(": keep-alive", "data: {\"a\":\"é\"}", "data:{\"b\":1}", "data: [DONE]");
        }
    }

    @Test
    void readsThePayload() {
        assertThat(SseFrames.data("data:{\"b\":1}")).isEqualTo("{\"b\":1}");
        assertThat(SseFrames.data(": keep-alive")).isNull();
    }
}
