package dev.landbridge.registry.transfer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A client that costs next to nothing: one connection, files by sendfile, answers digested and dropped. */
final class Wire implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final SocketChannel socket;
    private final InputStream in;
    private final String headers;

    Wire(int port, String headers) throws IOException {
        this.socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        this.in = new BufferedInputStream(socket.socket().getInputStream(), BUFFER);
        this.headers = headers;
    }

    record Answer(int status, String head, String body) {
        String header(String name) {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(java.util.Locale.ROOT).startsWith(name + ":")) {
                    return line.substring(name.length() + 1).strip();
                }
            }
            return "";
        }
    }

    Answer send(String method, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
        socket.write(ByteBuffer.wrap(body));
        return answer();
    }

    Answer put(String path, Path file, long from, long length) throws IOException {
        write("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "Content-Type: application/octet-stream\r\nContent-Length: " + length + "\r\n\r\n");
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long sent = 0; sent < length; ) {
                sent += content.transferTo(from + sent, length - sent, socket);
            }
        }
        return answer();
    }

    /**
     * Reads an answer's body.
     *
     * @param digest takes its bytes
     * @return how many there were
     */
    long drain(String path, String more, MessageDigest digest) throws IOException {
        write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + more + "\r\n");
        String head = head();
        if (!head.startsWith("HTTP/1.1 20")) {
            throw new IOException(head);
        }
        long length = length(head);
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException();
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
        return length;
    }

    private Answer answer() throws IOException {
        String head = head();
        byte[] body = in.readNBytes((int) length(head));
        int status = Integer.parseInt(head.substring(9, 12));
        Answer answer = new Answer(status, head, new String(body, StandardCharsets.UTF_8));
        if (status >= 300) {
            throw new IOException(head + answer.body());
        }
        return answer;
    }

    private void write(String text) throws IOException {
        socket.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static long length(String head) {
        String length = new Answer(0, head, "").header("content-length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
