package dev.landbridge.registry.hub;

import dev.landbridge.registry.blob.FileRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Files and directories of one state. */
@ApplicationScoped
class HubTree {
    private static final int MAX_ENTRIES = 1000;

    /** Which part of a listing: what follows this path, and how much of it. */
    record Part(String after, int limit) {}

    /** {@code next} is where the following part begins. */
    record Page(List<Map<String, Object>> entries, Optional<String> next) {}

    Page list(HubRevision state, String path, boolean recursive, Part part) {
        String folder = path.replaceAll("^/+|/+$", "");
        List<FileRef> within = folder.isEmpty() ? state.files() : within(state, folder);
        if (within.isEmpty() && !folder.isEmpty()) {
            throw HubError.noEntry(folder, state.sha());
        }
        TreeMap<String, Map<String, Object>> entries = entries(within, folder, recursive);
        List<String> names = entries.keySet().stream()
                .filter(name -> name.compareTo(part.after()) > 0)
                .toList();
        int size = Math.max(1, Math.min(part.limit(), MAX_ENTRIES));
        List<Map<String, Object>> page =
                names.stream().limit(size).map(entries::get).toList();
        return new Page(page, names.size() > size ? Optional.of(names.get(size - 1)) : Optional.empty());
    }

    /** What there is of the named paths; the rest is left out. */
    List<Map<String, Object>> named(HubRevision state, Set<String> paths) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (String path : paths) {
            Optional<FileRef> file = state.file(path);
            List<FileRef> within = within(state, path);
            if (file.isPresent()) {
                found.add(HubViews.file(file.get()));
            } else if (!within.isEmpty()) {
                found.add(HubViews.directory(path, within));
            }
        }
        return found;
    }

    private static TreeMap<String, Map<String, Object>> entries(
            List<FileRef> within, String folder, boolean recursive) {
        int start = folder.isEmpty() ? 0 : folder.length() + 1;
        TreeMap<String, Map<String, Object>> entries = new TreeMap<>();
        TreeMap<String, List<FileRef>> directories = new TreeMap<>();
        for (FileRef file : within) {
            String path = file.path();
            int slash = path.indexOf('/', start);
            if (slash < 0 || recursive) {
                entries.put(path, HubViews.file(file));
            }
            for (; slash > 0; slash = recursive ? path.indexOf('/', slash + 1) : -1) {
                directories
                        .computeIfAbsent(path.substring(0, slash), key -> new ArrayList<>())
                        .add(file);
            }
        }
        directories.forEach((path, files) -> entries.put(path, HubViews.directory(path, files)));
        return entries;
    }

    private static List<FileRef> within(HubRevision state, String folder) {
        return state.files().stream()
                .filter(file -> file.path().startsWith(folder + "/"))
                .toList();
    }
}
