package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says before a commit which files go which way. */
final class HubPreupload {
    // smaller files travel inside the commit itself
    private static final long LARGE_BYTES = 512 << 10;

    private HubPreupload() {}

    static Map<String, Object> answer(JsonNode wish, HubRevision state) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (JsonNode file : wish.path("files")) {
            String path = HubBody.required(file, "path");
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("path", path);
            view.put("uploadMode", file.path("size").asLong() > LARGE_BYTES ? "lfs" : "regular");
            view.put("shouldIgnore", false);
            // what clients compare with a file's SHA-256 to leave out what has not changed
            state.file(path)
                    .filter(known -> known.size() > LARGE_BYTES)
                    .ifPresent(known -> view.put("oid", known.sha256()));
            files.add(view);
        }
        return Map.of("files", files, "commitOid", state.sha());
    }

    static void requireNoPullRequest(String pullRequest) {
        if (pullRequest != null && !pullRequest.equals("0") && !pullRequest.equalsIgnoreCase("false")) {
            throw HubError.of(400, "There are no pull requests here. Commit to a branch instead.");
        }
    }
}
