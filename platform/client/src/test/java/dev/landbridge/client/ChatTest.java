package dev.landbridge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.client.serving.ChatAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ChatTest {
    private static final String USAGE = "\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":2,\"total_tokens\":6}";

    @Test
    void asksGreedily() throws IOException {
        try (StubServer server = new StubServer()) {
            server.on("/v1/chat/completions", exchange -> StubServer.json(exchange, 200, """
                    {"id":"c1","choices":[{"message":{"reasoning_content":"1+1","content":"2"}}],%s}""".formatted(USAGE)));
            ChatAnswer answer = LandbridgeClient.at(server.url())
                    .token("lb_live_x")
                    .connect()
                    .chat("adder")
                    .with("max_tokens", 8)
                    .ask("1+1?");
            assertThat(answer).isEqualTo(new ChatAnswer("c1", "1+1", "2", new ChatAnswer.Usage(4, 2, 6)));
            assertThat(server.seen().get(0).body())
                    .contains("\"temperature\":0", "\"max_tokens\":8", "\"model\":\"adder\"", "\"role\":\"user\"");
        }
    }

    @Test
    void joinsTheStream() throws IOException {
        try (StubServer server = new StubServer()) {
            server.on("/v1/chat/completions", exchange -> StubServer.json(exchange, 200, """
                    data: {"id":"c1","choices":[{"delta":{"reasoning_content":"so"}}]}

                    data: {"id":"c1","choices":[{"delta":{"content":"4"}}]}

                    data: {"id":"c1","choices":[{"delta":{"content":"2"}}]}

                    data: {"id":"c1","choices":[],%s}

                    data: [DONE]

                    """.formatted(USAGE)));
            StringBuilder seen = new StringBuilder();
            ChatAnswer answer = LandbridgeClient.at(server.url()).connect().chat("adder").stream("6*7?", seen::append);
            assertThat(answer).isEqualTo(new ChatAnswer("c1", "so", "42", new ChatAnswer.Usage(4, 2, 6)));
            assertThat(seen).hasToString("42");
            assertThat(server.seen().get(0).body()).contains("\"stream\":true", "\"include_usage\":true");
        }
    }
}
