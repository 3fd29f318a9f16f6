package dev.landbridge.inference.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

/** A client of a running engine, for tests. */
final class EngineClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    EngineClient(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** Body and status; the body has single quotes for double ones. */
    record Reply(int status, JsonNode body, HttpResponse<String> raw) {}

    Reply post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .header("content-type", "application/json")
                .build();
        return send(request);
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    JsonNode ok(String path, String body) throws IOException, InterruptedException {
        Reply reply = post(path, body);
        if (reply.status() != 200) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.body();
    }

    /** The frames of a stream, the closing {@code [DONE]} checked and left out. */
    List<JsonNode> stream(String path, String body) throws IOException, InterruptedException {
        String text = post(path, body).raw().body();
        if (!text.endsWith("data: [DONE]\n\n")) {
            throw new AssertionError("the stream has no end: " + text);
        }
        return text.lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> parse(line.substring(6)))
                .collect(Collectors.toList());
    }

    double metric(String name) throws IOException, InterruptedException {
        return get("/metrics")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("content-type").orElse("");
        JsonNode body = type.startsWith("application/json") ? parse(response.body()) : JSON.nullNode();
        return new Reply(response.statusCode(), body, response);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
