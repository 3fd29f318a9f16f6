package dev.landbridge.registry.hub;

import java.util.List;

/**
 * One entry of a repository's history.
 *
 * @param branch where it was committed
 */
record HubCommit(int version, String branch, int parentVersion, String title, String message, String author) {
    static final String MAIN = "main";

    private static final String HEADS = "refs/heads/";

    /** The name of a branch that a client may have spelled as a ref. */
    static String branch(String revision) {
        return revision.startsWith(HEADS) ? revision.substring(HEADS.length()) : revision;
    }

    /** What a commit shall change. {@code parent} is the expected head, or null. */
    record Wish(String title, String message, String parent, List<Operation> operations) {}

    /** One change of a commit. */
    sealed interface Operation {
        String path();
    }

    /** Content that the team uploaded before; a negative size is looked up. */
    record Put(String path, String sha256, long size) implements Operation {}

    record DeleteFile(String path) implements Operation {}

    record DeleteFolder(String path) implements Operation {}
}
