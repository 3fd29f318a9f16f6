package dev.landbridge.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ModelScope's HTTP API, as its own Python client uses it (modelscope/hub/api.py and file_download.py): the recursive
 * file listing with SHA-256 digests, and {@code /repo?Revision=&FilePath=}, which redirects large files.
 */
final class ModelScopeSource implements Source {
    private final SourceHttp http;
    private final SourceAddress base;
    private final String repo;
    private final String revision;
    private final String token;

    ModelScopeSource(SourceHttp http, String endpoint, String repo, String revision, String token) {
        this.http = http;
        this.base = new SourceAddress(endpoint);
        this.repo = "/api/v1/models/" + SourceAddress.escapePath(repo);
        this.revision = revision;
        this.token = token;
    }

    @Override
    public Map<String, String> headers() {
        return token == null ? Map.of() : Map.of("Authorization", "Bearer " + token, "Cookie", "m_session_id=" + token);
    }

    @Override
    public Listing list() throws IOException, InterruptedException {
        String at = SourceAddress.escape(revision);
        JsonNode data = data(base.at(repo + "/repo/files?Revision=" + at + "&Recursive=True"));
        List<RemoteFile> files = new ArrayList<>();
        String commit = null;
        long newest = Long.MIN_VALUE;
        for (JsonNode entry : data.path("Files")) {
            long committed = entry.path("CommittedDate").asLong();
            if (entry.path("Revision").isTextual() && committed > newest) {
                newest = committed;
                commit = entry.path("Revision").asText();
            }
            if (!entry.path("Type").asText().equals("tree")) {
                String sha256 = entry.path("Sha256").asText("");
                files.add(new RemoteFile(
                        entry.path("Path").asText(),
                        entry.path("Size").asLong(),
                        sha256.matches("[0-9a-f]{64}") ? sha256 : null,
                        null));
            }
        }
        JsonNode licence = data(base.at(repo + "?Revision=" + at)).path("License");
        return new Listing(commit == null ? revision : commit, licence.asText(null), files);
    }

    private JsonNode data(URI address) throws IOException, InterruptedException {
        JsonNode body = http.document(address, headers()).body();
        if (body.path("Code").asInt() != 200) {
            throw new SourceException(
                    address.getHost() + " says: " + body.path("Message").asText("nothing"));
        }
        return body.path("Data");
    }

    /** By the revision that was asked for: the newest commit of a file is not a revision of the whole repository. */
    @Override
    public URI address(String commit, RemoteFile file) {
        return base.at(repo + "/repo?Revision=" + SourceAddress.escape(revision) + "&FilePath="
                + SourceAddress.escape(file.path()));
    }
}
