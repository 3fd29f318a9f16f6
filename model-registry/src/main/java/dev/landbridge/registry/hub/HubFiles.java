package dev.landbridge.registry.hub;

import dev.landbridge.registry.blob.Download;
import dev.landbridge.registry.blob.FileRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Answers for the bytes of a file in one state, with the headers that clients look for. */
@ApplicationScoped
class HubFiles {
    private final Download download;

    HubFiles(Download download) {
        this.download = download;
    }

    Response answer(String team, HubRevision state, String path, HttpHeaders headers, Request request) {
        FileRef file = state.file(path).orElseThrow(() -> HubError.noEntry(path, state.sha()));
        Response found = download.of(new Download.Content(team, file.sha256(), path), headers, request);
        return Response.fromResponse(found)
                .header(HubErrors.COMMIT, state.sha())
                .header("X-Linked-ETag", "\"" + file.sha256() + "\"")
                .header("X-Linked-Size", file.size())
                .build();
    }
}
