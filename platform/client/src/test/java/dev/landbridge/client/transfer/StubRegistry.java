package dev.landbridge.client.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.landbridge.client.StubServer;
import dev.landbridge.client.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The registry's protocol for bytes over real HTTP, with faults that a test asks for. */
final class StubRegistry implements AutoCloseable {
    static final int PART = 5 << 20;

    final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
    final Map<String, String> versions = new ConcurrentHashMap<>();
    final List<String> partsTaken = new CopyOnWriteArrayList<>();
    final List<String> ranges = new CopyOnWriteArrayList<>();

    /** So many of the next parts are cut off in the middle. */
    final AtomicInteger partsToBreak = new AtomicInteger();
    /** Every part after these is cut off. */
    volatile int partsAllowed = Integer.MAX_VALUE;
    /** So many of the next downloads end in the middle. */
    final AtomicInteger downloadsToBreak = new AtomicInteger();
    /** Every download after these ends in the middle. */
    volatile int downloadsAllowed = Integer.MAX_VALUE;
    /** Downloads have one wrong byte. */
    volatile boolean corrupt;

    private final StubServer server = new StubServer();
    private final Map<String, Open> uploads = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    private record Open(String sha256, long size, Map<Integer, byte[]> parts) {}

    StubRegistry() throws IOException {
        server.on("/api/v1/blobs/", this::blob)
                .on("/api/v1/uploads", this::upload)
                .on("/api/v1/models/", this::model);
    }

    /** Answers paths that begin with this; the longest wins. */
    StubRegistry on(String prefix, int status, String body) {
        server.on(prefix, exchange -> StubServer.json(exchange, status, body));
        return this;
    }

    URI url() {
        return server.url();
    }

    List<StubServer.Seen> seen() {
        return server.seen();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void blob(HttpExchange exchange) throws IOException {
        String sha256 = exchange.getRequestURI().getPath().substring("/api/v1/blobs/".length());
        if (exchange.getRequestMethod().equals("PUT")) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            if (!sha256(bytes).equals(sha256)) {
                StubServer.problem(exchange, 422, "content-mismatch", "not what was declared");
                return;
            }
            blobs.put(sha256, bytes);
            StubServer.json(exchange, 201, "{}");
        } else {
            exchange.sendResponseHeaders(blobs.containsKey(sha256) ? 200 : 404, -1);
        }
    }

    private void upload(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        if (path.length == 3) {
            JsonNode wish = Json.tree(
                            server.seen().get(server.seen().size() - 1).body())
                    .orElseThrow();
            String id = "upl_" + number.incrementAndGet();
            uploads.put(
                    id, new Open(wish.path("sha256").asText(), wish.path("size").asLong(), new ConcurrentHashMap<>()));
            StubServer.json(exchange, 201, describe(id));
            return;
        }
        Open open = uploads.get(path[3]);
        if (open == null) {
            StubServer.problem(exchange, 404, "not-found", "no such upload");
        } else if (path.length == 4) {
            StubServer.json(exchange, 200, describe(path[3]));
        } else if (path[4].equals("parts")) {
            part(exchange, open, Integer.parseInt(path[5]));
        } else {
            complete(exchange, path[3], open);
        }
    }

    private void part(HttpExchange exchange, Open open, int part) throws IOException {
        boolean broken = partsToBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (broken || partsTaken.size() >= partsAllowed) {
            exchange.getRequestBody().readNBytes(100_000);
            exchange.close();
            return;
        }
        open.parts().put(part, exchange.getRequestBody().readAllBytes());
        partsTaken.add(open.sha256().substring(0, 4) + "/" + part);
        StubServer.json(exchange, 200, "{\"number\":%d}".formatted(part));
    }

    private void complete(HttpExchange exchange, String id, Open open) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] bytes : new TreeMap<>(open.parts()).values()) {
            all.write(bytes);
        }
        uploads.remove(id);
        if (!sha256(all.toByteArray()).equals(open.sha256())) {
            StubServer.problem(exchange, 422, "content-mismatch", "the digest is another");
            return;
        }
        blobs.put(open.sha256(), all.toByteArray());
        StubServer.json(exchange, 200, "{\"sha256\":\"" + open.sha256() + "\"}");
    }

    private String describe(String id) {
        List<String> parts = new ArrayList<>();
        uploads.get(id)
                .parts()
                .forEach((key, bytes) -> parts.add("{\"number\":%d,\"size\":%d}".formatted(key, bytes.length)));
        return "{\"id\":\"%s\",\"part_size\":%d,\"state\":\"OPEN\",\"received_parts\":[%s]}"
                .formatted(id, PART, String.join(",", parts));
    }

    private void model(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            String body = server.seen().get(server.seen().size() - 1).body();
            String version = "{\"model\":\"adder\",\"version\":1,\"status\":\"READY\"," + body.substring(1);
            versions.put("1", version);
            StubServer.json(exchange, 201, version);
        } else if (path.contains("/files/")) {
            String file = path.substring(path.indexOf("/files/") + "/files/".length());
            file(exchange, file);
        } else {
            StubServer.json(exchange, 200, versions.get("1"));
        }
    }

    private void file(HttpExchange exchange, String path) throws IOException {
        String sha256 = "";
        for (JsonNode file : Json.tree(versions.get("1")).orElseThrow().path("files")) {
            if (file.path("path").asText().equals(path)) {
                sha256 = file.path("sha256").asText();
            }
        }
        byte[] bytes = blobs.get(sha256).clone();
        if (corrupt) {
            bytes[bytes.length / 2] ^= 1;
        }
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range);
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[1]) + 1;
        exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, bytes.length));
        exchange.getResponseHeaders().set("ETag", "\"" + sha256 + "\"");
        exchange.sendResponseHeaders(206, to - from);
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        boolean broken = downloadsToBreak.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (broken || ranges.size() > downloadsAllowed) {
            exchange.getResponseBody().write(part, 0, part.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("broken on purpose");
        }
        exchange.getResponseBody().write(part);
    }

    /** As a registry without evidence does; also lists one model. */
    void refuseAliases() {
        server.on("/api/v1/models/adder/aliases", exchange -> StubServer.json(exchange, 403, """
                {"code":"gate-refused","missing":[{"gate":"parity","detail":"none","remedy":"request a release"}]}"""));
        server.on("/api/v1/models", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/api/v1/models")) {
                StubServer.json(exchange, 200, "{\"items\":[{\"name\":\"adder\",\"versions_count\":1}]}");
            } else {
                model(exchange);
            }
        });
    }

    /** Puts a version there as if it had been pushed. */
    void seed(Map<String, byte[]> files) {
        List<String> rows = new ArrayList<>();
        files.forEach((path, bytes) -> {
            blobs.put(sha256(bytes), bytes);
            rows.add("{\"path\":\"%s\",\"sha256\":\"%s\",\"size\":%d}".formatted(path, sha256(bytes), bytes.length));
        });
        versions.put("1", "{\"model\":\"adder\",\"version\":1,\"files\":[%s]}".formatted(String.join(",", rows)));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
