package dev.landbridge.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Hugging Face Hub protocol: revision info, paged tree, resolve. Our own Hugging Face door speaks it too. */
final class HuggingFaceSource implements Source {
    private final SourceHttp http;
    private final SourceAddress base;
    private final String repo;
    private final String revision;
    private final String token;

    HuggingFaceSource(SourceHttp http, String endpoint, String repo, String revision, String token) {
        this.http = http;
        this.base = new SourceAddress(endpoint);
        this.repo = SourceAddress.escapePath(repo);
        this.revision = revision;
        this.token = token;
    }

    @Override
    public Map<String, String> headers() {
        return token == null ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public Listing list() throws IOException, InterruptedException {
        URI info = base.at("/api/models/" + repo + "/revision/" + SourceAddress.escape(revision));
        JsonNode model = http.document(info, headers()).body();
        String commit = model.path("sha").asText();
        if (!commit.matches("[0-9a-f]{40}")) {
            throw new SourceException("the source names no commit for revision " + revision);
        }
        return new Listing(commit, licence(model), files(commit));
    }

    private List<RemoteFile> files(String commit) throws IOException, InterruptedException {
        List<RemoteFile> files = new ArrayList<>();
        URI page = base.at("/api/models/" + repo + "/tree/" + commit + "?recursive=true&expand=false");
        while (page != null) {
            SourceHttp.Document document = http.document(page, headers());
            for (JsonNode entry : document.body()) {
                if (entry.path("type").asText().equals("file")) {
                    JsonNode lfs = entry.path("lfs");
                    boolean large = lfs.path("oid").isTextual();
                    files.add(new RemoteFile(
                            entry.path("path").asText(),
                            large && lfs.path("size").isNumber()
                                    ? lfs.path("size").asLong()
                                    : entry.path("size").asLong(),
                            large ? lfs.path("oid").asText().replaceFirst("^sha256:", "") : null,
                            large ? null : entry.path("oid").asText(null)));
                }
            }
            page = document.next();
        }
        return files;
    }

    private static String licence(JsonNode model) {
        JsonNode card = model.path("cardData").path("license");
        if (card.isTextual()) {
            return card.asText();
        }
        for (JsonNode tag : model.path("tags")) {
            if (tag.asText().startsWith("license:")) {
                return tag.asText().substring("license:".length());
            }
        }
        return null;
    }

    @Override
    public URI address(String commit, RemoteFile file) {
        return base.at("/" + repo + "/resolve/" + commit + "/" + SourceAddress.escapePath(file.path()));
    }
}
