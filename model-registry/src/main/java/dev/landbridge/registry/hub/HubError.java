package dev.landbridge.registry.hub;

import java.util.Optional;

/** A refusal in the words of the Hugging Face protocol. Clients tell errors apart by the code, and show the message. */
final class HubError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String commit;
    private final String url;

    private HubError(int status, String code, String message, String commit) {
        this(status, code, message, commit, null);
    }

    private HubError(int status, String code, String message, String commit, String url) {
        super(message);
        this.status = status;
        this.code = code;
        this.commit = commit;
        this.url = url;
    }

    static HubError of(int status, String message) {
        return new HubError(status, null, message, null);
    }

    /** Also for repositories that are hidden from the caller: both look alike. */
    static HubError noRepository(String id) {
        return new HubError(404, "RepoNotFound", "There is no repository '" + id + "' that you may see.", null);
    }

    static HubError noRevision(String id, String revision) {
        return new HubError(
                404, "RevisionNotFound", "'" + id + "' has no branch, tag, alias or commit '" + revision + "'.", null);
    }

    /** With the commit, so that clients can remember the absence. */
    static HubError noEntry(String path, String commit) {
        return new HubError(404, "EntryNotFound", "There is no file '" + path + "' in this revision.", commit);
    }

    /** With the address, which clients read when they are content with what there is. */
    static HubError exists(String id, String url) {
        return new HubError(409, null, "There is a repository '" + id + "' already.", null, url);
    }

    static HubError gated(String id) {
        return new HubError(
                403,
                "GatedRepo",
                "Access to '" + id
                        + "' is restricted. Ask for it on the model's page or with POST /api/v1/access-requests.",
                null);
    }

    int status() {
        return status;
    }

    Optional<String> code() {
        return Optional.ofNullable(code);
    }

    Optional<String> url() {
        return Optional.ofNullable(url);
    }

    Optional<String> commit() {
        return Optional.ofNullable(commit);
    }
}
