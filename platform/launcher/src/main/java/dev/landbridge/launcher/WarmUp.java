package dev.landbridge.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a client command against a server of its own, so that the build can archive the classes that such commands load
 * ({@code -XX:ArchiveClassesAtExit}).
 */
public final class WarmUp {
    private static final byte[] MODELS = """
            {"items":[{"name":"adder","description":"","team":"lab","latest_version":1,"versions_count":1,"tags":{},
             "aliases":[{"name":"production","version":1,"moved_at":"2026-01-01T00:00:00Z","moved_by":"ada"}],
             "created_at":"2026-01-01T00:00:00Z","created_by":"ada","updated_at":"2026-01-01T00:00:00Z"}]}""".getBytes(StandardCharsets.UTF_8);

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, MODELS.length);
                exchange.getResponseBody().write(MODELS);
            }
        });
        server.start();
        Path nowhere = Files.createTempDirectory("landbridge-warm-up");
        int code = 0;
        for (String output : new String[] {"--limit=1", "--json"}) {
            String[] command = {
                "model",
                "list",
                output,
                "--token=none",
                "--home=" + nowhere,
                "--url=http://127.0.0.1:" + server.getAddress().getPort()
            };
            code = Math.max(code, Landbridge.commandLine(command).execute(command));
        }
        Files.deleteIfExists(nowhere);
        System.exit(code);
    }
}
