package dev.landbridge.registry.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks into a zip archive, PyTorch's own file format among them, without unpacking it. */
final class ZipInspection {
    private static final String KIND = "a zip archive";
    private static final int LOCAL_HEADER_BYTES = 30;

    private final SeekableByteChannel content;

    ZipInspection(SeekableByteChannel content) {
        this.content = content;
    }

    Optional<Finding> finding() throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(content)
                .setIgnoreLocalFileHeader(true)
                .get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            Optional<Finding> finding = directory(entries);
            return finding.isPresent() ? finding : contents(zip, entries);
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.of(Finding.of("it starts as " + KIND + ", but its directory is damaged", false));
        }
    }

    private Optional<Finding> directory(List<ZipArchiveEntry> entries) throws IOException {
        ArchiveEntries seen = new ArchiveEntries(KIND, content.size());
        for (ZipArchiveEntry entry : entries) {
            Optional<Finding> finding =
                    seen.add(entry.getName(), entry.getSize(), entry.isUnixSymlink(), entry.isDirectory());
            if (finding.isPresent()) {
                return finding;
            }
        }
        return overlap(entries) ? seen.found("entries that share their bytes (a zip bomb)") : Optional.empty();
    }

    // The trick of the smallest bombs: many directory entries that point at the same compressed bytes
    private static boolean overlap(List<ZipArchiveEntry> entries) {
        List<ZipArchiveEntry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        long end = 0;
        for (ZipArchiveEntry entry : inOrder) {
            if (entry.getLocalHeaderOffset() < end) {
                return true;
            }
            end = entry.getLocalHeaderOffset() + LOCAL_HEADER_BYTES + entry.getCompressedSize();
        }
        return false;
    }

    private Optional<Finding> contents(ZipFile zip, List<ZipArchiveEntry> entries) throws IOException {
        ArchiveEntries actual = new ArchiveEntries(KIND, content.size());
        for (ZipArchiveEntry entry : entries) {
            if (entry.isDirectory()) {
                continue;
            }
            if (!zip.canReadEntryData(entry)) {
                return actual.found(
                        "'" + entry.getName() + "', which is encrypted or packed in a way that cannot be checked");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Optional<Finding> nested = NestedContent.finding(entry.getName(), in);
                if (nested.isPresent()) {
                    return actual.found(nested.get().text());
                }
            }
        }
        return Optional.empty();
    }
}
