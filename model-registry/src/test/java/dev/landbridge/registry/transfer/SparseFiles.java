package dev.landbridge.registry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Safetensors files of any size that take next to no room: mostly holes, with a number every MiB that tells the place. */
final class SparseFiles {
    private static final int MIB = 1 << 20;

    private final Path directory;

    SparseFiles(Path directory) {
        this.directory = directory;
    }

    /** One file and its digest. */
    record Sparse(Path path, long size, String sha256) {}

    List<Sparse> make(int count, long size) throws IOException {
        List<Sparse> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(make(size));
        }
        return files;
    }

    private Sparse make(long size) throws IOException {
        String tensor = "t" + System.nanoTime();
        byte[] header = String.format(
                        Locale.ROOT,
                        "{\"%s\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]}}",
                        tensor,
                        size,
                        size)
                .getBytes(StandardCharsets.UTF_8);
        Path file = directory.resolve(tensor);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.write(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            out.setLength(8 + header.length + size);
            for (long place = MIB; place + Long.BYTES < out.length(); place += MIB) {
                out.seek(place);
                out.writeLong(place);
            }
        }
        return new Sparse(file, Files.size(file), digest(file));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 18];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
