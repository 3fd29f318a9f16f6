package dev.landbridge.registry.blob;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** One entry of an archive: a pickle, or an archive again that holds one. */
final class NestedContent {
    private static final int MAX_DEPTH = 3;
    private static final int MAGIC_BYTES = 4;
    private static final long MAX_NESTED_BYTES = 256L << 20;

    private NestedContent() {}

    /** What makes the entry unsafe, as the object of "holds". */
    static Optional<Finding> finding(String name, InputStream content) throws IOException {
        return finding(name, content, 1);
    }

    private static Optional<Finding> finding(String name, InputStream content, int depth) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content);
        in.mark(MAGIC_BYTES);
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        in.reset();
        if (magic.length == MAGIC_BYTES && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4) {
            return nestedZip(name, in, depth);
        }
        return Pickle.finding(in)
                .filter(found -> found.appliesTo(name))
                .map(found -> Finding.of("the pickle '" + name + "': " + found.text(), false));
    }

    private static Optional<Finding> nestedZip(String name, InputStream in, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            return Optional.of(Finding.of("archives nested more than " + MAX_DEPTH + " deep (a zip bomb)", false));
        }
        CountedContent counted = new CountedContent(in, MAX_NESTED_BYTES);
        ZipInputStream zip = new ZipInputStream(counted);
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                CountedContent unpacked = new CountedContent(zip, MAX_NESTED_BYTES);
                Optional<Finding> finding = finding(name + "/" + entry.getName(), unpacked, depth + 1);
                if (finding.isPresent()) {
                    return finding;
                }
                unpacked.skipAll();
            }
        } catch (ZipException unreadable) {
            return Optional.of(Finding.of("the archive '" + name + "', which cannot be checked", false));
        } catch (CountedContent.TooMuchException e) {
            return Optional.of(Finding.of("the archive '" + name + "', which is too large to be checked", false));
        }
        return Optional.empty();
    }
}
