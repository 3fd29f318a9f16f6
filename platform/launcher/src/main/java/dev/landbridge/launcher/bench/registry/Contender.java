package dev.landbridge.launcher.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A server that speaks MLflow's REST API. */
public final class Contender {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final URI base;
    private final Map<String, String> headers;

    /** @param headers sent with every request */
    public Contender(String name, URI base, Map<String, String> headers) {
        this.name = name;
        this.base = base;
        this.headers = headers;
    }

    public String name() {
        return name;
    }

    JsonNode post(String path, Object body) throws InterruptedException {
        return send(
                path,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body))));
    }

    JsonNode get(String path) throws InterruptedException {
        return send(path, request(path).GET());
    }

    /** The body unread: under load the client must take little of the processor that it shares with the server. */
    String read(String path) throws InterruptedException {
        return body(path, request(path).GET());
    }

    void upload(String path, Path file) throws IOException {
        HttpURLConnection connection = connection(path, "PUT");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = connection.getOutputStream()) {
            Transfers.copy(in, out);
        }
        try (InputStream answer = body(path, connection)) {
            answer.readAllBytes();
        }
    }

    /** Downloads to nowhere. */
    void download(String path) throws IOException {
        try (InputStream in = body(path, connection(path, "GET"))) {
            Transfers.drain(in);
        }
    }

    /** For bytes in bulk a blocking socket: what the client takes of the processor, the server lacks. */
    private HttpURLConnection connection(String path, String method) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout((int) LIMIT.toMillis());
        headers.forEach(connection::setRequestProperty);
        return connection;
    }

    private InputStream body(String path, HttpURLConnection connection) throws IOException {
        require(path, connection.getResponseCode(), "");
        return connection.getInputStream();
    }

    boolean answers(String path) throws InterruptedException {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        headers.forEach(request::setHeader);
        return request;
    }

    private JsonNode send(String path, HttpRequest.Builder request) throws InterruptedException {
        String body = body(path, request);
        return Json.tree(body.isEmpty() ? "{}" : body); // MLflow answers an upload with nothing
    }

    private String body(String path, HttpRequest.Builder request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            require(path, response.statusCode(), response.body());
            return response.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(name + " did not answer " + path, e);
        }
    }

    private void require(String path, int status, String body) {
        if (status != 200) {
            throw new IllegalStateException("%s answered %d to %s: %s".formatted(name, status, path, body));
        }
    }
}
