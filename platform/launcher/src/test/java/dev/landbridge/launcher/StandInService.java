package dev.landbridge.launcher;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Takes the place of a service's jar in tests of the launcher: ready at once, with a child process of its own. */
final class StandInService {
    private StandInService() {}

    public static void main(String[] arguments) throws Exception {
        new ProcessBuilder("sleep", "600").start();
        int port = Integer.parseInt(System.getenv("LANDBRIDGE_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
