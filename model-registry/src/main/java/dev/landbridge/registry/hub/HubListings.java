package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists whose form this protocol prescribes. */
@ApplicationScoped
class HubListings {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int MAX_FORM_BYTES = 4 << 20;

    private final HubRevisions revisions;
    private final Aliases aliases;
    private final HubBody body;

    HubListings(HubRevisions revisions, Aliases aliases, HubBody body) {
        this.revisions = revisions;
        this.aliases = aliases;
        this.body = body;
    }

    /** Branches and tags with the commits they name; aliases are tags that move. */
    @Transactional
    Map<String, Object> refs(HubRepo repo, List<HubStore.Ref> named) {
        List<Map<String, Object>> branches = new ArrayList<>();
        List<Map<String, Object>> tags = new ArrayList<>();
        branches.add(ref(HubCommit.MAIN, "heads", revisions.main(repo)));
        for (Alias alias : aliases.of(repo.team(), repo.name())) {
            revisions.version(repo, alias.version()).ifPresent(state -> tags.add(ref(alias.name(), "tags", state)));
        }
        for (HubStore.Ref ref : named) {
            Optional<HubRevision> state = revisions.version(repo, ref.version());
            boolean branch = ref.kind().equals(HubRefs.BRANCH);
            state.ifPresent(found -> (branch ? branches : tags).add(ref(ref.name(), branch ? "heads" : "tags", found)));
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("branches", branches);
        view.put("tags", tags);
        view.put("converts", List.of());
        view.put("pullRequests", List.of());
        return view;
    }

    /** The paths that a client asks about: Python sends a form, the browser library JSON. */
    Set<String> paths(String contentType, InputStream content) {
        Set<String> paths = new LinkedHashSet<>();
        if (contentType != null && contentType.startsWith(FORM)) {
            for (String pair : text(content).split("&")) {
                if (pair.startsWith("paths=")) {
                    paths.add(decoded(pair.substring("paths=".length())));
                }
            }
            return paths;
        }
        JsonNode named = body.object(content).path("paths");
        named.forEach(path -> paths.add(path.asText()));
        return paths;
    }

    private static String text(InputStream content) {
        try {
            return new String(content.readNBytes(MAX_FORM_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HubError.of(400, "A path of the form is not encoded correctly.");
        }
    }

    private static Map<String, Object> ref(String name, String kind, HubRevision state) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", name);
        view.put("ref", "refs/" + kind + "/" + name);
        view.put("targetCommit", state.sha());
        return view;
    }
}
