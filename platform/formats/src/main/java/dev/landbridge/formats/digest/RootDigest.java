package dev.landbridge.formats.digest;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** One digest for a set of files: SHA-256 over the lines {@code "<sha256>  <path>\n"} in path order. */
public final class RootDigest {
    private RootDigest() {}

    /** @throws IllegalArgumentException when two files share a path */
    public static String of(Collection<FileDigest> files) {
        if (files.stream().map(FileDigest::path).distinct().count() != files.size()) {
            throw new IllegalArgumentException("two files share a path");
        }
        return Sha256.hex(files.stream()
                .sorted(Comparator.comparing(FileDigest::path))
                .map(file -> file.sha256() + "  " + file.path() + "\n")
                .collect(Collectors.joining()));
    }
}
