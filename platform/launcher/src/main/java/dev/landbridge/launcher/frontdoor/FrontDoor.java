package dev.landbridge.launcher.frontdoor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The REST API behind the portal's address, as one signed-in person or one API key sees it. */
public final class FrontDoor {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final URI base;
    private final Map<String, String> headers;

    private FrontDoor(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Signs in with a name and password. */
    public static FrontDoor signIn(URI base, String user, String password) {
        FrontDoor anonymous = new FrontDoor(base, Map.of());
        HttpResponse<String> response = anonymous.send(anonymous
                .request("/api/v1/session")
                .POST(json(Map.of("user", user, "password", password)))
                .build());
        String cookie = response.headers().allValues("set-cookie").stream()
                .filter(value -> value.startsWith("lb_session="))
                .map(value -> value.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sign-in set no session cookie"));
        return new FrontDoor(base, Map.of("Cookie", cookie));
    }

    /** As an application that has an API key. */
    public static FrontDoor withKey(URI base, String key) {
        return new FrontDoor(base, Map.of("Authorization", "Bearer " + key));
    }

    public FrontDoor inTeam(String team) {
        return new FrontDoor(base, Map.of("Cookie", headers.get("Cookie"), "X-Landbridge-Team", team));
    }

    public URI base() {
        return base;
    }

    /** @throws ProblemResponse when the answer is an error */
    public JsonNode get(String path) {
        return body(send(request(path).GET().build()));
    }

    public <T> T get(String path, Class<T> type) {
        return Json.convert(get(path), type);
    }

    /** Each call carries an idempotency key of its own, which the API asks for when jobs are created. */
    public JsonNode post(String path, Object body) {
        HttpRequest.Builder request =
                request(path).header("Idempotency-Key", UUID.randomUUID().toString());
        return body(send(request.POST(json(body)).build()));
    }

    public <T> T post(String path, Object body, Class<T> type) {
        return Json.convert(post(path, body), type);
    }

    public JsonNode put(String path, Object body) {
        return body(send(request(path).PUT(json(body)).build()));
    }

    public void delete(String path) {
        send(request(path).DELETE().build());
    }

    public byte[] bytes(String path) {
        HttpResponse<byte[]> response = exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
        requireSuccess(response, new String(response.body(), StandardCharsets.UTF_8));
        return response.body();
    }

    /** Uploads raw bytes. */
    public JsonNode put(String path, Path file) throws IOException {
        HttpRequest.Builder request = request(path).setHeader("Content-Type", "application/octet-stream");
        return body(send(request.PUT(BodyPublishers.ofFile(file)).build()));
    }

    /** Downloads to nowhere and counts. */
    public long download(String path) throws IOException {
        HttpResponse<InputStream> response = exchange(request(path).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** The data of each server-sent event until {@code [DONE]}. */
    public Stream<JsonNode> stream(String path, Object body) {
        HttpResponse<Stream<String>> response =
                exchange(request(path).POST(json(body)).build(), BodyHandlers.ofLines());
        if (response.statusCode() >= 300) {
            requireSuccess(response, String.join("\n", response.body().toList()));
        }
        return response.body()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()).trim())
                .takeWhile(data -> !data.equals("[DONE]"))
                .map(Json::tree);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return request;
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    private HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        requireSuccess(response, response.body());
        return response;
    }

    private static JsonNode body(HttpResponse<String> response) {
        String text = response.body().isBlank() ? "null" : response.body();
        return Json.tree(text);
    }

    private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    request.method() + " " + request.uri().getPath() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void requireSuccess(HttpResponse<?> response, String body) {
        if (response.statusCode() < 300) {
            return;
        }
        HttpRequest request = response.request();
        throw ProblemResponse.of(
                request.method() + " " + request.uri().getPath(), response.statusCode(), problem(body));
    }

    private static JsonNode problem(String body) {
        try {
            return Json.tree(body.isBlank() ? "{}" : body);
        } catch (UncheckedIOException e) {
            return Json.tree("{}");
        }
    }
}
