package dev.landbridge.registry.blob;

import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.kit.problem.Problem;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of one version, safe to unpack on any file system. In path order. */
public record FileSet(List<FileRef> files) {
    private static final int MAX_FILES = 10_000;
    private static final int MAX_PATH = 512;

    public FileSet {
        if (files == null || files.isEmpty()) {
            throw Problem.invalid("files", "must name at least one file");
        }
        if (files.size() > MAX_FILES) {
            throw Problem.invalid("files", "must be at most " + MAX_FILES);
        }
        files.forEach(FileSet::requireSafe);
        files = files.stream().sorted(Comparator.comparing(FileRef::path)).toList();
        requireDistinct(files);
    }

    /** SHA-256 over the lines {@code "sha256  path\n"} in path order. */
    public String digest() {
        return RootDigest.of(files.stream().map(FileRef::fileDigest).toList());
    }

    /** Bytes of all files. */
    public long size() {
        return files.stream().mapToLong(FileRef::size).sum();
    }

    /** The contents, each once. */
    public Set<String> addresses() {
        return files.stream().map(FileRef::sha256).collect(Collectors.toSet());
    }

    private static void requireSafe(FileRef file) {
        if (file.path() == null
                || file.path().length() > MAX_PATH
                || file.path().contains(":")) {
            throw Problem.invalid("files.path", "must be a relative path of at most " + MAX_PATH + " characters");
        }
        try {
            new FileDigest(file.path(), String.valueOf(file.sha256()), file.size());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("files", e.getMessage());
        }
    }

    private static void requireDistinct(List<FileRef> files) {
        Map<String, String> taken = new HashMap<>();
        for (FileRef file : files) {
            String other = taken.put(folded(file.path()), file.path());
            if (other != null) {
                throw Problem.invalid(
                        "files.path",
                        "'" + other + "' and '" + file.path()
                                + "' are the same file where names ignore case; rename one");
            }
        }
        for (FileRef file : files) {
            String path = folded(file.path());
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (taken.containsKey(path.substring(0, slash))) {
                    throw Problem.invalid(
                            "files.path",
                            "'" + taken.get(path.substring(0, slash)) + "' is a file and the directory of '"
                                    + file.path() + "'");
                }
            }
        }
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
