package dev.landbridge.registry.hub;

import dev.landbridge.registry.blob.Download;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.upload.TransferUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Answers for the bytes of a file in one state, or where to get them, with the headers that clients look for. */
@ApplicationScoped
class HubFiles {
    private final Download download;
    private final TransferUrls transfers;
    private final HubVisitor visitor;

    HubFiles(Download download, TransferUrls transfers, HubVisitor visitor) {
        this.download = download;
        this.transfers = transfers;
        this.visitor = visitor;
    }

    Response answer(String team, HubRevision state, String path, HttpHeaders headers, Request request) {
        FileRef file = state.file(path).orElseThrow(() -> HubError.noEntry(path, state.sha()));
        return elsewhere(team, file, request)
                .map(Response.status(Response.Status.FOUND)::location)
                .orElseGet(() -> Response.fromResponse(
                        download.of(new Download.Content(team, file.sha256(), path), headers, request)))
                .header(HubErrors.COMMIT, state.sha())
                .header("X-Linked-ETag", "\"" + file.sha256() + "\"")
                .header("X-Linked-Size", file.size())
                .build();
    }

    // HEAD is answered here: clients that take the other address for this hub's would miss these headers there
    private Optional<URI> elsewhere(String team, FileRef file, Request request) {
        return request.getMethod().equals("GET") ? transfers.direct(team, visitor.actor(), file) : Optional.empty();
    }
}
