package dev.landbridge.registry.hub;

import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;

/** What the changes of a commit make of a state. */
@ApplicationScoped
class HubChanges {
    private final Blobs blobs;

    HubChanges(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The files after the changes, in path order. */
    List<FileRef> apply(String team, HubRevision base, HubCommit.Wish wish) {
        TreeMap<String, FileRef> files = new TreeMap<>();
        base.files().forEach(file -> files.put(file.path(), file));
        for (HubCommit.Operation operation : wish.operations()) {
            if (operation instanceof HubCommit.Put put) {
                files.put(put.path(), new FileRef(put.path(), put.sha256(), size(team, put)));
            } else if (operation instanceof HubCommit.DeleteFile) {
                if (files.remove(operation.path()) == null) {
                    throw HubError.noEntry(operation.path(), base.sha());
                }
            } else if (!files.keySet().removeIf(path -> path.startsWith(folder(operation.path())))) {
                throw HubError.noEntry(operation.path(), base.sha());
            }
        }
        return List.copyOf(files.values());
    }

    private long size(String team, HubCommit.Put put) {
        return blobs.find(team, put.sha256())
                .orElseThrow(() -> HubError.of(
                        400,
                        "The content of '" + put.path() + "' (" + put.sha256()
                                + ") was not uploaded. Upload it first."))
                .size();
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** Whether the state is as if the change had been made; clients leave out of a repetition what they find done. */
    static boolean holds(HubRevision state, HubCommit.Operation operation) {
        if (operation instanceof HubCommit.Put put) {
            return state.file(put.path())
                    .filter(file -> file.sha256().equals(put.sha256()))
                    .isPresent();
        }
        boolean folder = operation instanceof HubCommit.DeleteFolder;
        return state.files().stream()
                .noneMatch(file -> file.path().equals(operation.path())
                        || folder && file.path().startsWith(folder(operation.path())));
    }
}
