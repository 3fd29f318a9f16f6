package dev.landbridge.launcher.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A safetensors file of random bytes, so that no upload finds it there already. */
public final class RandomTensors {
    private static final int MEBIBYTE = 1 << 20;

    private RandomTensors() {}

    /** @return SHA-256 in hex */
    public static String write(Path file, int mebibytes) throws IOException {
        String header = String.format(
                Locale.ROOT,
                "{\"noise\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]}}",
                mebibytes * MEBIBYTE,
                mebibytes * MEBIBYTE);
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .array();
        Random random = new Random();
        byte[] block = new byte[MEBIBYTE];
        MessageDigest digest = sha256();
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] part : List.of(length, text)) {
                out.write(part);
                digest.update(part);
            }
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(block);
                out.write(block);
                digest.update(block);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
