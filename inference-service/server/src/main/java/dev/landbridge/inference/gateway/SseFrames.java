package dev.landbridge.inference.gateway;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a byte stream into server-sent-event frames, however the network cut it before. */
final class SseFrames {
    static final String DONE = "[DONE]";
    private static final String DATA = "data:";

    private final Consumer<String> frames;
    private Buffer pending = Buffer.buffer();

    /** @param frames gets each frame's text without the blank line that ends it */
    SseFrames(Consumer<String> frames) {
        this.frames = frames;
    }

    void accept(Buffer bytes) {
        pending.appendBuffer(bytes);
        int start = 0;
        for (int i = 0; i < pending.length(); i++) {
            if (pending.getByte(i) == '\n' && endsFrame(i)) {
                int end = i > start && pending.getByte(i - 1) == '\r' ? i - 1 : i;
                String frame = pending.getString(start, end, StandardCharsets.UTF_8.name())
                        .strip();
                start = i + 1;
                if (!frame.isEmpty()) {
                    frames.accept(frame);
                }
            }
        }
        pending = start == 0 ? pending : Buffer.buffer().appendBuffer(pending.slice(start, pending.length()));
    }

    /** The payload of a data frame, or null for a comment. */
    static String data(String frame) {
        return frame.startsWith(DATA) ? frame.substring(DATA.length()).strip() : null;
    }

    static Buffer event(String payload) {
        return Buffer.buffer("data: " + payload + "\n\n");
    }

    // A line feed ends a frame when the line before it is empty.
    private boolean endsFrame(int at) {
        int previous = at - 1;
        if (previous >= 0 && pending.getByte(previous) == '\r') {
            previous--;
        }
        return previous >= 0 && pending.getByte(previous) == '\n';
    }
}
