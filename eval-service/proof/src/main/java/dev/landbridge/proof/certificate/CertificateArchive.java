package dev.landbridge.proof.certificate;

import dev.landbridge.proof.archive.StoredArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code *.landbridge.zip}: the bundle and its companions, stored, in a fixed order, so that equal content is equal bytes. */
public final class CertificateArchive {

    private CertificateArchive() {}

    private static List<String> entries(List<String> companions) {
        List<String> names = new ArrayList<>(List.of(Certificate.BUNDLE));
        names.addAll(companions);
        return names;
    }

    /** Packs an issued directory. The stream stays open. */
    public static void pack(Path directory, OutputStream out) throws IOException {
        StoredArchive.pack(directory, entries(Certificate.companions(directory)), out);
    }

    /** Copies an issued directory: what {@link #pack} would pack. */
    public static void copy(Path directory, Path to) throws IOException {
        for (String name : entries(Certificate.companions(directory))) {
            Files.createDirectories(to.resolve(name).getParent());
            Files.copy(directory.resolve(name), to.resolve(name));
        }
    }

    /** @throws IOException when an entry is missing, out of order, or none of a certificate */
    static void unpack(Path archive, Path directory) throws IOException {
        List<String> expected = entries(Certificate.COMPANIONS);
        List<String> found = StoredArchive.unpack(archive, directory, (before, name) -> {
            int index = before.size();
            boolean fits = index < expected.size()
                    ? name.equals(expected.get(index))
                    : Certificate.mayFollow(before.get(index - 1), name);
            if (!fits) {
                throw new IOException("unexpected entry " + name);
            }
        });
        if (found.size() < expected.size()) {
            throw new IOException("the entry " + expected.get(found.size()) + " is missing");
        }
    }

    static boolean isExact(Path archive, Path directory) throws IOException {
        return StoredArchive.isExact(archive, directory, entries(Certificate.companions(directory)));
    }
}
