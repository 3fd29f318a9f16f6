package dev.landbridge.registry.artifact;

/**
 * A file or a directory of a team's artifact tree.
 *
 * @param path from the root, without slashes at its ends
 * @param sha256 null for a directory
 * @param size bytes; 0 for a directory
 */
public record Artifact(String path, String sha256, long size) {
    public boolean directory() {
        return sha256 == null;
    }

    /** The part of the path below a directory. */
    public String below(String directory) {
        return directory.isEmpty() ? path : path.substring(directory.length() + 1);
    }
}
