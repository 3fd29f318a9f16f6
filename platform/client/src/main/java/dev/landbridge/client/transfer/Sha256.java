package dev.landbridge.client.transfer;

import dev.landbridge.client.http.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** SHA-256 of files, in constant memory. */
final class Sha256 {
    private static final int BUFFER = 1 << 18;

    private Sha256() {}

    /** @return lower-case hex */
    static String of(Path file, Cancellation cancellation, LongConsumer read) {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(file)) {
            for (int count = channel.read(buffer); count >= 0; count = channel.read(buffer)) {
                cancellation.check();
                digest.update(buffer.array(), 0, count);
                read.accept(count);
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
