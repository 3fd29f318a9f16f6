package dev.landbridge.registry.diff;

import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.diff.VersionDiff.Change;
import dev.landbridge.registry.diff.VersionDiff.FileChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares two sets of files by path and content. */
final class FileChanges {
    private FileChanges() {}

    /** By path; the files that stayed the same are in it, too. */
    static List<FileChange> between(List<FileRef> from, List<FileRef> to) {
        Map<String, FileRef> before = byPath(from);
        Map<String, FileRef> after = byPath(to);
        List<FileRef> gone = new ArrayList<>(
                from.stream().filter(file -> !after.containsKey(file.path())).toList());
        Map<String, FileChange> changes = new TreeMap<>();
        after.forEach((path, file) -> {
            FileRef old = before.get(path);
            changes.put(path, old == null ? arrived(file, gone) : kept(old, file));
        });
        gone.forEach(file -> changes.put(
                file.path(),
                new FileChange(file.path(), Change.REMOVED, null, file.sha256(), null, file.size(), null)));
        return List.copyOf(changes.values());
    }

    // a file that left with the same bytes was renamed; each one stands for one new path only
    private static FileChange arrived(FileRef file, List<FileRef> gone) {
        for (FileRef old : gone) {
            if (old.sha256().equals(file.sha256())) {
                gone.remove(old);
                return change(Change.RENAMED, old, file, old.path());
            }
        }
        return new FileChange(file.path(), Change.ADDED, null, null, file.sha256(), null, file.size());
    }

    private static FileChange kept(FileRef old, FileRef file) {
        return change(old.sha256().equals(file.sha256()) ? Change.UNCHANGED : Change.CHANGED, old, file, null);
    }

    private static FileChange change(Change change, FileRef old, FileRef file, String fromPath) {
        return new FileChange(file.path(), change, fromPath, old.sha256(), file.sha256(), old.size(), file.size());
    }

    private static Map<String, FileRef> byPath(List<FileRef> files) {
        return files.stream().collect(Collectors.toMap(FileRef::path, Function.identity(), (a, b) -> b, TreeMap::new));
    }
}
