package dev.landbridge.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.landbridge.client.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import picocli.CommandLine;

/** An installation that answers as a test says, and the command line in front of it. */
final class CommandServer implements AutoCloseable {
    private record Answer(int status, byte[] body) {}

    /** What a command did; {@code err} holds what went to standard error, progress too. */
    record Result(int code, String out, String err) {
        JsonNode json() {
            return Json.tree(out).orElseThrow();
        }

        /** Names of the fields of a document, or of the first item of a listing. */
        List<String> fields() {
            List<String> names = new ArrayList<>();
            JsonNode document = json();
            (document.has("items") ? document.path("items").get(0) : document)
                    .fieldNames()
                    .forEachRemaining(names::add);
            return names;
        }
    }

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Path home;
    private final HttpServer server;

    CommandServer(Path home) throws IOException {
        this.home = home;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Answers one after the other; the last one stays.
     *
     * @param call method and path, without the query
     */
    CommandServer on(String call, int status, String... bodies) {
        Deque<Answer> queue = new ArrayDeque<>();
        for (String body : bodies) {
            queue.add(new Answer(status, body.getBytes(StandardCharsets.UTF_8)));
        }
        answers.put(call, queue);
        return this;
    }

    CommandServer on(String call, String... bodies) {
        return on(call, 200, bodies);
    }

    /** {@code METHOD /path?query body} of each request. */
    List<String> requests() {
        return requests;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Runs the command as somebody who is signed in at this server. */
    Result run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url(), "--token", "lbp_test", "--home", home.toString()));
        return execute(all.toArray(String[]::new));
    }

    /** Runs the command with these arguments alone. */
    static Result execute(String... arguments) {
        PrintStream standardOut = System.out;
        PrintStream standardErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(errors);
        try {
            CommandLine command =
                    Landbridge.commandLine(arguments).setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8));
            int code = command.execute(arguments);
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((method + " " + exchange.getRequestURI() + " " + body).strip());
        Deque<Answer> queue =
                answers.get(method + " " + exchange.getRequestURI().getPath());
        Answer answer = queue == null
                ? new Answer(
                        404,
                        "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is none.\"}"
                                .getBytes(StandardCharsets.UTF_8))
                : queue.size() > 1 ? queue.poll() : queue.peek();
        try (exchange) {
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body();
        int status = answer.status();
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null && status == 200) {
            String[] ends = range.substring("bytes=".length()).split("-");
            int from = Integer.parseInt(ends[0]);
            int to = Math.min(bytes.length, Integer.parseInt(ends[1]) + 1);
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length));
            bytes = Arrays.copyOfRange(bytes, from, to);
            status = 206;
        }
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        boolean empty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
