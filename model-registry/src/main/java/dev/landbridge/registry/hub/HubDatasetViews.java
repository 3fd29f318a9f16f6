package dev.landbridge.registry.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What this door's clients read of datasets. */
final class HubDatasetViews {
    private HubDatasetViews() {}

    /** A dataset without its files, as lists show it. */
    static Map<String, Object> repo(HubDataset dataset) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("_id", dataset.rootSha().substring(0, 24));
        view.put("id", dataset.id());
        view.put("author", dataset.team());
        view.put("private", true);
        view.put("gated", false);
        view.put("disabled", false);
        view.put("createdAt", HubViews.time(dataset.beginning().at()));
        view.put("lastModified", HubViews.time(dataset.main().at()));
        view.put("sha", dataset.main().sha());
        view.put("tags", List.of());
        view.put("downloads", 0);
        view.put("likes", 0);
        return view;
    }

    /** A dataset in one state; {@code blobs} adds sizes and digests of the files. */
    static Map<String, Object> repo(HubDataset dataset, HubRevision revision, boolean blobs) {
        Map<String, Object> view = repo(dataset);
        view.put("sha", revision.sha());
        view.put("lastModified", HubViews.time(revision.at()));
        view.put(
                "siblings",
                revision.files().stream()
                        .map(file -> HubViews.sibling(file, blobs))
                        .toList());
        return view;
    }

    static Map<String, Object> refs(HubDataset dataset) {
        Map<String, Object> main = new LinkedHashMap<>();
        main.put("name", HubCommit.MAIN);
        main.put("ref", "refs/heads/" + HubCommit.MAIN);
        main.put("targetCommit", dataset.main().sha());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("branches", List.of(main));
        view.put("tags", List.of());
        view.put("converts", List.of());
        view.put("pullRequests", List.of());
        return view;
    }
}
