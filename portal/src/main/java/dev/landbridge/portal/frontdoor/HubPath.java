package dev.landbridge.portal.frontdoor;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the addresses of the Hugging Face protocol look like. */
final class HubPath {
    private static final Set<String> API = Set.of(
            "whoami-v2", "repos", "models", "datasets", "spaces", "resolve-cache", "validate-yaml", "collections");
    private static final Set<String> KINDS = Set.of("models", "datasets", "spaces");
    private static final Set<String> FILES = Set.of("resolve", "raw");

    private HubPath() {}

    static boolean matches(String path) {
        List<String> parts = parts(path);
        return isApi(parts) || isFile(parts);
    }

    /** The namespace of the repository that the path names. */
    static Optional<String> namespace(String path) {
        List<String> parts = parts(path);
        if (isApi(parts)) {
            int from = parts.get(1).equals("resolve-cache") ? 2 : 1;
            return parts.size() > from + 2 && KINDS.contains(parts.get(from))
                    ? Optional.of(parts.get(from + 1))
                    : Optional.empty();
        }
        if (!isFile(parts)) {
            return Optional.empty();
        }
        int from = KINDS.contains(parts.get(0)) ? 1 : 0;
        boolean owned = isGit(parts, from + 1) || !isGit(parts, from) && !FILES.contains(parts.get(from + 1));
        return owned ? Optional.of(parts.get(from)) : Optional.empty();
    }

    private static boolean isApi(List<String> parts) {
        return parts.size() > 1 && parts.get(0).equals("api") && API.contains(parts.get(1));
    }

    private static boolean isFile(List<String> parts) {
        if (parts.isEmpty() || parts.get(0).equals("api") || parts.get(0).equals("assets")) {
            return false;
        }
        for (int i = 1; i <= 3 && i < parts.size() - 1; i++) {
            if (FILES.contains(parts.get(i)) || isGit(parts, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGit(List<String> parts, int index) {
        return parts.get(index).endsWith(".git");
    }

    private static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
