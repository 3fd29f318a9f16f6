package dev.landbridge.registry;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** The service as clients reach it who are sent past the front door: under another host name than they asked. */
public final class Direct implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        String port = String.valueOf(freePort());
        return Map.of("quarkus.http.test-port", port, "landbridge.transfer.direct-address", "http://127.0.0.1:" + port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
