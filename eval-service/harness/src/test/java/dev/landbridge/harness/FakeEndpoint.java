package dev.landbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;

/** A language model of ASCII characters: how likely one is depends on the one before. Speaks the completions protocol. */
final class FakeEndpoint implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int VOCABULARY = 128;
    private static final int END = 3;

    private final double[][] logprobs = new double[VOCABULARY][VOCABULARY];
    private final HttpServer server;

    FakeEndpoint() throws IOException {
        Random random = new Random(20261124);
        for (double[] row : logprobs) {
            double sum = 0;
            for (int i = 0; i < VOCABULARY; i++) {
                boolean digit = i >= '0' && i <= '9';
                row[i] = 2 * random.nextGaussian() + (digit ? 3 : i < ' ' && i != END ? -9 : 0);
                sum += Math.exp(row[i]);
            }
            for (int i = 0; i < VOCABULARY; i++) {
                row[i] -= Math.log(sum);
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        byte[] answer = JSON.writeValueAsBytes(
                switch (exchange.getRequestURI().getPath()) {
                    case "/tokenizer_info" ->
                        JSON.createObjectNode().put("eos_token", text(END)).put("bos_token", text(END));
                    case "/tokenize" -> tokenize(body);
                    case "/detokenize" -> detokenize(body);
                    default -> complete(body);
                });
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static ObjectNode tokenize(JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode tokens = answer.putArray("tokens");
        body.path("prompt").asText().chars().forEach(c -> tokens.add(Math.min(c, VOCABULARY - 1)));
        return answer.put("count", tokens.size()).put("max_model_len", 128);
    }

    private static ObjectNode detokenize(JsonNode body) {
        StringBuilder text = new StringBuilder();
        body.path("tokens").forEach(token -> text.append((char) token.asInt()));
        return JSON.createObjectNode().put("prompt", text.toString());
    }

    private ObjectNode complete(JsonNode body) {
        JsonNode prompt = body.path("prompt").get(0);
        ObjectNode answer = JSON.createObjectNode().put("id", "x").put("object", "text_completion");
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        if (body.path("echo").asBoolean()) {
            score(choice, prompt);
        } else {
            choice.put("text", generate(prompt.get(prompt.size() - 1).asInt(), body));
        }
        return answer;
    }

    private void score(ObjectNode choice, JsonNode prompt) {
        ObjectNode scores = choice.put("text", "").putObject("logprobs");
        ArrayNode values = scores.putArray("token_logprobs");
        ArrayNode tops = scores.putArray("top_logprobs");
        for (int i = 0; i <= prompt.size(); i++) {
            if (i == 0) {
                values.addNull();
                tops.addNull();
                continue;
            }
            double[] row = logprobs[prompt.get(i - 1).asInt()];
            int best = best(row);
            int actual = i < prompt.size() ? prompt.get(i).asInt() : best;
            values.add(row[actual]);
            tops.addObject().put(text(best), row[best]).put(text(actual), row[actual]);
        }
    }

    private String generate(int last, JsonNode body) {
        StringBuilder text = new StringBuilder();
        int token = last;
        while (text.length() < body.path("max_tokens").asInt()) {
            // the length decides too, or a greedy walk would run in a circle
            token = best(logprobs[(token + text.length()) % VOCABULARY]);
            text.append((char) token);
            for (JsonNode stop : body.path("stop")) {
                int at = text.indexOf(stop.asText());
                if (at >= 0) {
                    return text.substring(0, at);
                }
            }
        }
        return text.toString();
    }

    private static int best(double... row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }

    private static String text(int token) {
        return new String(new byte[] {(byte) token}, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
