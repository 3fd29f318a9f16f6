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

/** Upload and download of a 128 MiB safetensors file through the front door, against a plain file copy. */
final class RegistryBenchmark implements Benchmark {
    private static final int MEBIBYTES = 128;
    private static final int MEBIBYTE = 1 << 20;

    @Override
    public String title() {
        return "registry";
    }

    /** Something that moves the file once. */
    private interface Transfer {
        void run() throws IOException;
    }

    @Override
    public List<Measurement> measure(BenchTarget target) throws IOException {
        Path file = Files.createTempFile("landbridge-bench", ".safetensors");
        Path copy = file.resolveSibling(file.getFileName() + ".copy");
        try {
            String path = "/api/v1/blobs/" + write(file);
            return List.of(
                    speed("file copy", () -> Files.copy(file, copy)),
                    speed("upload", () -> target.engineer().put(path + "?file_name=bench.safetensors", file)),
                    speed("download", () -> target.engineer().download(path)));
        } finally {
            Files.delete(file);
            Files.deleteIfExists(copy);
        }
    }

    private Measurement speed(String name, Transfer transfer) throws IOException {
        long start = System.nanoTime();
        transfer.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measurement(title(), name, MEBIBYTES * (double) MEBIBYTE / 1e6 / seconds, "MB/s");
    }

    /**
     * Random content, so that no upload finds it there already.
     *
     * @return SHA-256 in hex
     */
    private static String write(Path file) throws IOException {
        String header = String.format(
                Locale.ROOT,
                "{\"noise\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]}}",
                MEBIBYTES * MEBIBYTE,
                MEBIBYTES * MEBIBYTE);
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
            for (int i = 0; i < MEBIBYTES; i++) {
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
