package dev.landbridge.registry.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What this machine can do at best: a plain copy of a file, and a pipe over the loopback interface. */
final class Limits {
    private static final int BUFFER = 1 << 18;

    private Limits() {}

    /** Seconds to copy a file and flush it to the disk. */
    static double copy(Path file, Path copy) throws IOException {
        long begin = System.nanoTime();
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(copy, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            while (in.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
            out.force(true);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Files.delete(copy);
        return seconds;
    }

    /** Seconds to send so many bytes from one thread to another. */
    static double loopback(long bytes) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread reader = new Thread(() -> read(server));
            reader.start();
            long begin = System.nanoTime();
            try (Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
                byte[] buffer = new byte[BUFFER];
                for (long left = bytes; left > 0; left -= buffer.length) {
                    socket.getOutputStream().write(buffer);
                }
            }
            reader.join();
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private static void read(ServerSocket server) {
        try (Socket socket = server.accept()) {
            byte[] buffer = new byte[BUFFER];
            while (socket.getInputStream().read(buffer) >= 0) {
                // counted by the writer
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
