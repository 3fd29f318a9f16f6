package dev.landbridge.registry.blob;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Looks into a tar archive, packed with gzip or not, and into any other gzip file, as a stream. */
final class TarInspection {
    private TarInspection() {}

    static Optional<Finding> of(InputStream content, long size, boolean gzip) throws IOException {
        ArchiveEntries entries = new ArchiveEntries(gzip ? "a gzip archive" : "a tar archive", size);
        try {
            InputStream plain = new BufferedInputStream(
                    gzip ? new GzipCompressorInputStream(new BufferedInputStream(content), true) : content, 1 << 16);
            Optional<Finding> found = entries(plain, entries);
            return found.isPresent() ? found : rest(plain, entries);
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.of(Finding.of("it starts as an archive, but it is damaged", false));
        }
    }

    private static Optional<Finding> entries(InputStream plain, ArchiveEntries entries) throws IOException {
        plain.mark(1 << 10);
        byte[] head = plain.readNBytes(512);
        plain.reset();
        if (!TarArchiveInputStream.matches(head, head.length)) {
            return Pickle.finding(plain)
                    .map(found ->
                            Finding.of("it is packed with gzip, and " + found.text(), found.onlyUnderPickleName()));
        }
        TarArchiveInputStream tar = new TarArchiveInputStream(plain);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            boolean link = entry.isSymbolicLink() || entry.isLink();
            Optional<Finding> found = entries.add(entry.getName(), entry.getSize(), link, entry.isDirectory());
            if (found.isEmpty() && !entry.isDirectory()) {
                found = NestedContent.finding(entry.getName(), tar).flatMap(nested -> entries.found(nested.text()));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> rest(InputStream plain, ArchiveEntries entries) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
            Optional<Finding> found = entries.unpacked(n);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
