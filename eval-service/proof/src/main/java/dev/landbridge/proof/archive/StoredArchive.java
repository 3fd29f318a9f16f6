package dev.landbridge.proof.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip of stored entries with a fixed time and in a given order. Nothing in it is compressed, so that it never unpacks
 * into more than its own size.
 */
public final class StoredArchive {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int MAX_ENTRIES = 256;
    private static final int BUFFER_BYTES = 1 << 20;

    private StoredArchive() {}

    /** Says which name may come next, from those that came before; an archive is refused by an exception. */
    @FunctionalInterface
    public interface Order {
        void accept(List<String> before, String name) throws IOException;
    }

    /** Packs files of a directory. The stream stays open. */
    public static void pack(Path directory, List<String> names, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : names) {
            byte[] content = Files.readAllBytes(directory.resolve(name));
            ZipEntry entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setTimeLocal(EPOCH);
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Writes the entries into a directory and returns their names in order.
     *
     * @throws IOException when the archive is damaged, has compressed or too many entries, or one that is out of order
     */
    public static List<String> unpack(Path archive, Path directory, Order order) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER_BYTES);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                order.accept(names, entry.getName());
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw new ZipException("the entry " + entry.getName() + " is compressed");
                }
                if (names.size() == MAX_ENTRIES) {
                    throw new ZipException("more than " + MAX_ENTRIES + " entries");
                }
                names.add(entry.getName());
                Path file = inside(directory, entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return names;
    }

    private static Path inside(Path directory, String name) throws IOException {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory.normalize()) || file.equals(directory.normalize())) {
            throw new ZipException("the entry " + name + " leads out of the archive");
        }
        return file;
    }

    /** Whether the archive is byte for byte what {@link #pack} makes of these files. */
    public static boolean isExact(Path archive, Path directory, List<String> names) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER_BYTES)) {
            Comparison comparison = new Comparison(in);
            pack(directory, names, comparison);
            return comparison.equal && in.read() < 0;
        }
    }

    private static final class Comparison extends OutputStream {
        private final InputStream expected;
        private boolean equal = true;

        Comparison(InputStream expected) {
            this.expected = expected;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            byte[] other = expected.readNBytes(length);
            equal &= java.util.Arrays.equals(bytes, offset, offset + length, other, 0, other.length);
        }
    }
}
