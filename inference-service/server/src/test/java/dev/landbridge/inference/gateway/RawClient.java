package dev.landbridge.inference.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client on a bare socket, which can leave at any moment. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    RawClient(URI base, String credential, String requestId, String body) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(20_000);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer " + credential
                + "\r\ncontent-type: application/json\r\nx-request-id: " + requestId + "\r\ncontent-length: "
                + bytes.length + "\r\nconnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads up to the given number of data frames; true when the stream's end came first. */
    boolean readFrames(int count) throws IOException {
        int seen = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals("data: [DONE]")) {
                return true;
            }
            if (line.startsWith("data: ") && ++seen == count) {
                return false;
            }
        }
        return true;
    }

    /** Reads to the end of the connection. */
    void readAll() throws IOException {
        while (lines.readLine() != null) {
            // nothing to keep
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
