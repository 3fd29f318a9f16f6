package dev.landbridge.proof.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** {@code *.landbridge.zip}: the bundle and its companions, stored, in a fixed order, so that equal content is equal bytes. */
public final class CertificateArchive {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CertificateArchive() {}

    private static List<String> entries(List<String> companions) {
        List<String> names = new ArrayList<>(List.of(Certificate.BUNDLE));
        names.addAll(companions);
        return names;
    }

    /** Packs an issued directory. The stream stays open. */
    public static void pack(Path directory, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : entries(Certificate.companions(directory))) {
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

    /** @throws IOException when the archive is not byte for byte what {@link #pack} writes */
    static void unpack(Path archive, Path directory) throws IOException {
        List<String> expected = entries(Certificate.COMPANIONS);
        int required = expected.size();
        expected.addAll(Certificate.OPTIONAL);
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            int index = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int at = expected.indexOf(entry.getName());
                if (at < index || (index < required && at != index)) {
                    throw new IOException("unexpected entry " + entry.getName());
                }
                index = at + 1;
                Path file = directory.resolve(expected.get(at));
                Files.createDirectories(file.getParent());
                Files.write(file, zip.readAllBytes());
            }
            if (index < required) {
                throw new IOException("the entry " + expected.get(index) + " is missing");
            }
        }
    }

    static boolean isExact(Path archive, Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pack(directory, out);
        return Arrays.equals(out.toByteArray(), Files.readAllBytes(archive));
    }
}
