package dev.landbridge.launcher.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A server that speaks MLflow's REST API. It is called over blocking sockets, one kept for each client: what the client
 * takes of the processor, the server lacks.
 */
public final class Contender {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    static {
        // read once, by the first connection; Java keeps 5 otherwise, and the other clients open one for every call
        System.setProperty("http.maxConnections", String.valueOf(Load.CLIENTS));
    }

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

    JsonNode post(String path, Object body) {
        byte[] content = Json.write(body).getBytes(StandardCharsets.UTF_8);
        return tree(path, connection -> {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestMethod("POST");
            send(connection, content.length, out -> out.write(content));
        });
    }

    JsonNode get(String path) {
        return tree(path, connection -> {});
    }

    /** The body unread: under load the client must take little of the processor that it shares with the server. */
    String read(String path) {
        return text(path, connection -> {});
    }

    void upload(String path, Path file) throws IOException {
        upload(path, file, 0, Files.size(file));
    }

    /** Sends a part of a file. */
    void upload(String path, Path file, long offset, long size) {
        Request put = connection -> {
            connection.setRequestMethod("PUT");
            try (FileChannel bytes = FileChannel.open(file)) {
                InputStream in = Channels.newInputStream(bytes.position(offset));
                send(connection, size, out -> Transfers.copy(in, out, size));
            }
        };
        call(path, put, InputStream::readAllBytes);
    }

    /** Downloads to nowhere. */
    void download(String path, long size) {
        long arrived = call(path, connection -> {}, Transfers::drain);
        if (arrived != size) {
            throw new IllegalStateException(name + " sent " + arrived + " of " + size + " bytes");
        }
    }

    boolean answers(String path) {
        try {
            HttpURLConnection connection = connection(path);
            try (InputStream in = body(connection)) {
                Transfers.drain(in);
            }
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode tree(String path, Request request) {
        String body = text(path, request);
        return Json.tree(body.isEmpty() ? "{}" : body); // MLflow answers an upload with nothing
    }

    private String text(String path, Request request) {
        return new String(call(path, request, InputStream::readAllBytes), StandardCharsets.UTF_8);
    }

    private <T> T call(String path, Request request, Reading<T> reading) {
        try {
            HttpURLConnection connection = connection(path);
            request.make(connection);
            if (connection.getResponseCode() == HttpURLConnection.HTTP_MOVED_TEMP) {
                return call(connection.getHeaderField("Location"), request, reading);
            }
            try (InputStream in = body(connection)) {
                if (connection.getResponseCode() != 200) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    throw new IllegalStateException(
                            "%s answered %d to %s: %s".formatted(name, connection.getResponseCode(), path, text));
                }
                return reading.of(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not answer " + path, e);
        }
    }

    private HttpURLConnection connection(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) base.resolve(path).toURL().openConnection();
        connection.setReadTimeout((int) LIMIT.toMillis());
        connection.setInstanceFollowRedirects(false);
        if (path.startsWith("/")) { // another address carries its own permission
            headers.forEach(connection::setRequestProperty);
        }
        return connection;
    }

    private static void send(HttpURLConnection connection, long size, Writing content) throws IOException {
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(size);
        try (OutputStream out = connection.getOutputStream()) {
            content.to(out);
        }
    }

    private static InputStream body(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() < 400) {
            return connection.getInputStream();
        }
        InputStream refusal = connection.getErrorStream();
        return refusal == null ? InputStream.nullInputStream() : refusal;
    }

    private interface Request {
        void make(HttpURLConnection connection) throws IOException;
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T of(InputStream in) throws IOException;
    }
}
