package dev.landbridge.registry.artifact;

import dev.landbridge.kit.problem.Problem;

/** A place in the artifact tree that is safe to unpack on any file system; the empty one is the root. */
public record ArtifactPath(String text) {
    private static final int MAX_LENGTH = 1024;

    public ArtifactPath {
        if (text == null || text.length() > MAX_LENGTH) {
            throw invalid("must be at most " + MAX_LENGTH + " characters");
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\' || c == ':')) {
            throw invalid("must not contain '\\', ':' or control characters");
        }
        if (!text.isEmpty()) {
            for (String segment : text.split("/", -1)) {
                requireSegment(segment);
            }
        }
    }

    /** The place of a file. */
    public static ArtifactPath ofFile(String text) {
        if (text == null || text.isEmpty()) {
            throw invalid("must name a file");
        }
        return new ArtifactPath(text);
    }

    /** The place of a directory, which may be written with a slash at its end; null is the root. */
    public static ArtifactPath ofDirectory(String text) {
        String path = text == null || text.equals("/") ? "" : text;
        return new ArtifactPath(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    String firstBelow() {
        return text.isEmpty() ? "" : text + "/";
    }

    /** The first path behind the directory in byte order: '0' follows '/'. */
    String firstBehind() {
        return text.isEmpty() ? Character.toString(Character.MAX_CODE_POINT) : text + "0";
    }

    // Names are decoded once on their way in; one that decodes again to a separator or to dots is an attempt to escape.
    private static void requireSegment(String segment) {
        String again = segment.replaceAll("(?i)%2e", ".").replaceAll("(?i)%2f|(?i)%5c", "/");
        if (again.isEmpty() || again.equals(".") || again.equals("..") || again.contains("/")) {
            throw invalid("must be relative, without '.', '..' or empty parts");
        }
    }

    private static Problem invalid(String message) {
        return Problem.invalid("path", message);
    }
}
