package dev.landbridge.registry.blob;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The entries of one archive, looked at one by one: names that leave the target directory, links, and far too much. */
final class ArchiveEntries {
    private static final int MAX_ENTRIES = 100_000;
    private static final long FREE_BYTES = 64 << 20;
    private static final long MAX_RATIO = 200;

    private final String archive;
    private final long archiveBytes;
    private final Map<String, String> names = new HashMap<>();
    private long unpackedBytes;

    ArchiveEntries(String archive, long archiveBytes) {
        this.archive = archive;
        this.archiveBytes = archiveBytes;
    }

    /** @param size bytes when unpacked, 0 when not known yet */
    Optional<Finding> add(String name, long size, boolean link, boolean directory) {
        if (link) {
            return found("the link '" + name + "'");
        }
        if (leaves(name)) {
            return found("the path '" + name + "', which leaves the directory it is unpacked to");
        }
        String other = names.put(name.toLowerCase(Locale.ROOT), name);
        if (other != null && !directory) {
            return found("'" + other + "' and '" + name + "', the same file where names ignore case");
        }
        if (names.size() > MAX_ENTRIES) {
            return found("more than " + MAX_ENTRIES + " entries");
        }
        return unpacked(size);
    }

    /** Counts unpacked bytes. */
    Optional<Finding> unpacked(long bytes) {
        unpackedBytes += bytes;
        if (unpackedBytes > FREE_BYTES && unpackedBytes / MAX_RATIO > archiveBytes) {
            return Optional.of(Finding.of(
                    "it is " + archive + " that unpacks to more than " + MAX_RATIO + " times its size (a zip bomb)",
                    false));
        }
        return Optional.empty();
    }

    Optional<Finding> found(String what) {
        return Optional.of(Finding.of("it is " + archive + " that holds " + what, false));
    }

    private static boolean leaves(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    }
}
