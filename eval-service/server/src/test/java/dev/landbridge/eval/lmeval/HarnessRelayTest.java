package dev.landbridge.eval.lmeval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class HarnessRelayTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private static final HarnessRelay.Forward TARGET = new HarnessRelay.Forward() {
        @Override
        public JsonNode post(String path, JsonNode body) throws IOException {
            if (body.path("prompt").asText().equals("fail")) {
                throw new IOException("HTTP 503 from the target");
            }
            return JsonNodeFactory.instance.objectNode().put("path", path).set("body", body);
        }

        @Override
        public Optional<JsonNode> get(String path) {
            return Optional.empty();
        }
    };

    @Test
    void handsOnWhatBelongsToTheEvaluation() throws Exception {
        try (HarnessRelay relay = HarnessRelay.open(TARGET, 2)) {
            HttpResponse<String> answer = post(relay, relay.key(), "/v1/completions", "{\"prompt\":[[1,2]]}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"path\":\"/v1/completions\",\"body\":{\"prompt\":[[1,2]]}}");
            assertThat(post(relay, relay.key(), "/tokenize", "{\"prompt\":\"fail\"}")
                            .statusCode())
                    .isEqualTo(502);
            assertThat(get(relay, relay.key(), "/tokenizer_info").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void refusesOtherKeysAndOtherPaths() throws Exception {
        try (HarnessRelay relay = HarnessRelay.open(TARGET, 2);
                HarnessRelay other = HarnessRelay.open(TARGET, 2)) {
            assertThat(post(relay, other.key(), "/v1/completions", "{}").statusCode())
                    .isEqualTo(401);
            assertThat(post(relay, relay.key(), "/api/v1/keys", "{}").statusCode())
                    .isEqualTo(404);
            assertThat(get(relay, relay.key(), "/v1/models").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void endsWithTheEvaluation() throws Exception {
        HarnessRelay relay = HarnessRelay.open(TARGET, 2);
        relay.close();

        Assertions.assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> post(relay, relay.key(), "/v1/completions", "{}"));
    }

    private HttpResponse<String> post(HarnessRelay relay, String key, String path, String body) throws Exception {
        return client.send(
                request(relay, key, path)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(HarnessRelay relay, String key, String path) throws Exception {
        return client.send(request(relay, key, path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(HarnessRelay relay, String key, String path) {
        return HttpRequest.newBuilder(URI.create(relay.address() + path)).header("Authorization", "Bearer " + key);
    }
}
