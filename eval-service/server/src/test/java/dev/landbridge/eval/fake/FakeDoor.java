package dev.landbridge.eval.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The OpenAI door of inference-service over {@link FakeModel}; counts what it answered and can be out of order. */
public final class FakeDoor {
    private static final JsonMapper JSON = new JsonMapper();

    /** Answers to each question by deployment and question. */
    public static final Map<String, Integer> ANSWERED = new ConcurrentHashMap<>();
    /** Chat requests to answer before an outage; negative means no outage. */
    public static final AtomicInteger UNTIL_OUTAGE = new AtomicInteger(-1);

    /** Faults by the deployment's name, see {@link FakeFaults}. */
    static final FakeFaults FAULTS = new FakeFaults();

    private final FakeModel model;
    private final HttpServer server;

    FakeDoor(List<String> samples) throws IOException {
        model = new FakeModel(samples);
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(64));
        server.createContext("/v1/completions", exchange -> answer(exchange, false));
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, true));
        server.createContext(
                "/tokenize", exchange -> send(exchange, 200, tokenize(JSON.readTree(exchange.getRequestBody()))));
        server.createContext(
                "/tokenizer_info",
                exchange -> send(
                        exchange,
                        200,
                        JSON.createObjectNode().put("bos_token", "<s>").put("eos_token", "</s>")));
        server.start();
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, boolean chat) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        FakeFaults.Request fault = FAULTS.begin(request.path("model").asText());
        if (fault.lost()) {
            exchange.close();
        } else if (fault.status() != 200) {
            exchange.sendResponseHeaders(fault.status(), -1);
            exchange.close();
        } else {
            answer(exchange, chat, request, fault);
        }
    }

    private void answer(HttpExchange exchange, boolean chat, JsonNode request, FakeFaults.Request fault)
            throws IOException {
        boolean signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .startsWith("Bearer ey");
        boolean outage = chat && UNTIL_OUTAGE.get() >= 0 && UNTIL_OUTAGE.getAndDecrement() <= 0;
        if (outage) {
            UNTIL_OUTAGE.set(0);
        }
        JsonNode body = chat ? chat(request, outage, fault) : completion(request, fault);
        send(exchange, !signed ? 401 : outage ? 503 : 200, body);
    }

    private static JsonNode tokenize(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode().put("max_model_len", 128);
        answer.set(
                "tokens",
                JSON.valueToTree(FakeModel.encode(request.path("prompt").asText())));
        return answer;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonNode chat(JsonNode request, boolean outage, FakeFaults.Request fault) {
        String deployment = request.path("model").asText();
        String question = request.path("messages").path(0).path("content").asText();
        if (!outage) {
            ANSWERED.merge(deployment + " " + question, 1, Integer::sum);
        }
        List<Integer> prompt = FakeModel.encode("<s><|user|>" + question + "<|assistant|>");
        List<Integer> written = greedy(deployment, prompt, 60, fault);
        String text = FakeModel.decode(written);
        int end = text.indexOf("</think>");
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode choice =
                answer.putArray("choices").addObject().put("index", 0).put("finish_reason", finish(written));
        ObjectNode message = choice.putObject("message").put("content", end < 0 ? text : text.substring(end + 8));
        message.put("reasoning_content", end < 0 ? null : text.substring(0, end).replace("<think>", ""));
        answer.putObject("usage").put("prompt_tokens", prompt.size()).put("completion_tokens", written.size());
        return answer;
    }

    private JsonNode completion(JsonNode request, FakeFaults.Request fault) {
        String deployment = request.path("model").asText();
        if (!request.path("echo").asBoolean()) {
            ANSWERED.merge(deployment + " " + request.path("prompt"), 1, Integer::sum);
        }
        List<Integer> prompt = new ArrayList<>();
        if (request.path("prompt").isTextual()) {
            prompt.addAll(FakeModel.encode(request.path("prompt").asText()));
        } else {
            JsonNode ids = request.path("prompt").path(0).isArray()
                    ? request.path("prompt").path(0)
                    : request.path("prompt");
            ids.forEach(id -> prompt.add(id.asInt()));
        }
        List<Integer> written =
                greedy(deployment, prompt, request.path("max_tokens").asInt(), fault);
        List<Integer> all = new ArrayList<>(prompt);
        all.addAll(written);
        boolean echo = request.path("echo").asBoolean();
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.put("text", FakeModel.decode(echo ? all : written)).put("finish_reason", finish(written));
        boolean names = request.path("return_tokens_as_token_ids").asBoolean();
        choice.set("logprobs", logprobs(deployment, all, echo ? 0 : prompt.size(), names, fault));
        answer.putObject("usage").put("prompt_tokens", prompt.size()).put("completion_tokens", written.size());
        if (request.path("return_token_ids").asBoolean()) {
            choice.set("prompt_token_ids", JSON.valueToTree(prompt));
        }
        return answer;
    }

    private JsonNode logprobs(String deployment, List<Integer> all, int from, boolean asIds, FakeFaults.Request fault) {
        ObjectNode node = JSON.createObjectNode();
        ArrayNode tokens = node.putArray("tokens");
        ArrayNode values = node.putArray("token_logprobs");
        ArrayNode tops = node.putArray("top_logprobs");
        for (int i = from; i < all.size(); i++) {
            tokens.add(name(all.get(i), asIds));
            if (i == 0) {
                values.addNull();
                tops.addNull();
                continue;
            }
            double[] logprobs = fault.row(model.logprobs(List.copyOf(all.subList(0, i)), deployment));
            values.add((float) logprobs[all.get(i)]);
            ObjectNode top = tops.addObject();
            int[] best = FakeModel.best(logprobs);
            for (int k = 0; k < 20; k++) {
                top.put(name(best[k], asIds), (float) logprobs[best[k]]);
            }
            top.put(name(all.get(i), asIds), (float) logprobs[all.get(i)]);
        }
        return node;
    }

    private static String name(int id, boolean asId) {
        return asId ? "token_id:" + id : FakeModel.VOCABULARY.get(id);
    }

    private List<Integer> greedy(String deployment, List<Integer> prompt, int maxTokens, FakeFaults.Request fault) {
        List<Integer> context = new ArrayList<>(prompt);
        List<Integer> written = new ArrayList<>();
        while (written.size() < maxTokens && (written.isEmpty() || written.get(written.size() - 1) != FakeModel.END)) {
            int id = FakeModel.best(fault.row(model.logprobs(List.copyOf(context), deployment)))[0];
            written.add(id);
            context.add(id);
        }
        return written;
    }

    private static String finish(List<Integer> written) {
        return written.get(written.size() - 1) == FakeModel.END ? "stop" : "length";
    }
}
