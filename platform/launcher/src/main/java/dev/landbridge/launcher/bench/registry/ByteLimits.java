package dev.landbridge.launcher.bench.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** What the machine itself can do with the same file: MB/s (10^6 bytes). */
final class ByteLimits {
    private ByteLimits() {}

    /**
     * A copy on the same disk that waits for the disk and stays, as an upload does: blocks that a file before gave back may
     * be several times as fast as new ones.
     */
    static double durableCopy(Path file) throws IOException {
        Path copy = Files.createTempFile(file.getParent(), "copy", ".bin");
        long start = System.nanoTime();
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return speed(file, start);
    }

    /** Through a socket of the loopback device to a reader that throws it away. */
    static double loopback(Path file) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> drain(server));
            long start = System.nanoTime();
            try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                    InputStream in = Files.newInputStream(file);
                    OutputStream out = socket.getOutputStream()) {
                Transfers.copy(in, out);
            }
            reader.join();
            return speed(file, start);
        }
    }

    private static void drain(ServerSocket server) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream()) {
            Transfers.drain(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** MB/s since a reading of the clock in nanoseconds. */
    static double speed(Path file, long start) throws IOException {
        return Files.size(file) / 1e6 / ((System.nanoTime() - start) / 1e9);
    }
}
