package dev.landbridge.registry.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A source that speaks the Hugging Face and the ModelScope protocol over real HTTP, with faults that a test asks for. */
final class FakeHub implements AutoCloseable {
    static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final int LARGE = 100_000;

    final Map<String, byte[]> files = new TreeMap<>();
    final List<String> ranges = new CopyOnWriteArrayList<>();
    /** Runs before a range is sent, with the number of ranges sent so far; what it throws breaks the connection. */
    volatile Interruption interruption = sent -> {};

    /** So many of the next downloads end in the middle. */
    final AtomicInteger downloadsToBreak = new AtomicInteger();
    /** Downloads have one wrong byte. */
    volatile boolean corrupt;
    /** Without it the answer is 401; null asks for none. */
    volatile String token;
    /** Where large files are redirected to; null serves them here. */
    volatile String redirect;

    volatile String authorizationAtTarget = "";

    private final HttpServer server;

    /** What a test does to a download. */
    interface Interruption {
        void before(int sent) throws IOException;
    }

    FakeHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        if (path.startsWith("/cdn/")) {
            authorizationAtTarget = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, path.substring("/cdn/".length()));
        } else if (token != null
                && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else if (path.equals("/api/models/lab/adder/revision/main")) {
            json(exchange, "{\"sha\":\"" + COMMIT + "\",\"tags\":[\"license:apache-2.0\"]}");
        } else if (path.equals("/api/models/lab/adder/tree/" + COMMIT)) {
            tree(exchange, query.contains("cursor"));
        } else if (path.startsWith("/lab/adder/resolve/" + COMMIT + "/")) {
            resolve(exchange, path.substring(("/lab/adder/resolve/" + COMMIT + "/").length()));
        } else if (path.equals("/api/v1/models/lab/adder/repo/files")) {
            json(exchange, "{\"Code\":200,\"Success\":true,\"Data\":{\"Files\":[" + modelScopeFiles() + "]}}");
        } else if (path.equals("/api/v1/models/lab/adder/repo")) {
            String file = query.substring(query.indexOf("FilePath=") + "FilePath=".length());
            resolve(exchange, URLDecoder.decode(file, StandardCharsets.UTF_8));
        } else if (path.equals("/api/v1/models/lab/adder")) {
            json(exchange, "{\"Code\":200,\"Data\":{\"License\":\"MIT\"}}");
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    /** Two pages, one file on the first. */
    private void tree(HttpExchange exchange, boolean rest) throws IOException {
        String first = files.keySet().iterator().next();
        if (!rest) {
            exchange.getResponseHeaders()
                    .set("Link", "<" + url() + "/api/models/lab/adder/tree/" + COMMIT + "?cursor=x>; rel=\"next\"");
        }
        json(
                exchange,
                files.entrySet().stream()
                        .filter(file -> file.getKey().equals(first) != rest)
                        .map(file -> entry(file.getKey(), file.getValue()))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static String entry(String path, byte[] bytes) {
        String lfs = bytes.length < LARGE
                ? ""
                : ",\"lfs\":{\"oid\":\"%s\",\"size\":%d}".formatted(hex("SHA-256", bytes), bytes.length);
        byte[] header = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] blob = Arrays.copyOf(header, header.length + bytes.length);
        System.arraycopy(bytes, 0, blob, header.length, bytes.length);
        return "{\"type\":\"file\",\"path\":\"%s\",\"size\":%d,\"oid\":\"%s\"%s}"
                .formatted(path, bytes.length, hex("SHA-1", blob), lfs);
    }

    private String modelScopeFiles() {
        return files.entrySet().stream()
                .map(file ->
                        "{\"Type\":\"blob\",\"Path\":\"%s\",\"Size\":%d,\"Sha256\":\"%s\",\"Revision\":\"abc1\",\"CommittedDate\":7}"
                                .formatted(file.getKey(), file.getValue().length, hex("SHA-256", file.getValue())))
                .collect(Collectors.joining(","));
    }

    private void resolve(HttpExchange exchange, String path) throws IOException {
        if (redirect != null && files.get(path).length >= LARGE) {
            exchange.getResponseHeaders().set("Location", redirect + "/cdn/" + path);
            exchange.sendResponseHeaders(302, -1);
        } else {
            send(exchange, path);
        }
    }

    private void send(HttpExchange exchange, String path) throws IOException {
        byte[] bytes = files.get(path).clone();
        if (corrupt) {
            bytes[bytes.length / 2] ^= 1;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = 0;
        int to = bytes.length;
        if (range != null) {
            interruption.before(ranges.size());
            ranges.add(range);
            String[] ends = range.substring("bytes=".length()).split("-");
            from = Integer.parseInt(ends[0]);
            to = Integer.parseInt(ends[1]) + 1;
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length));
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, to - from);
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        if (part.length > 1000 && downloadsToBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseBody().write(part, 0, part.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("broken on purpose");
        }
        exchange.getResponseBody().write(part);
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
