package dev.landbridge.registry.blob;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.PathPart;

/** Answers a GET or HEAD of a blob: entity tag, conditional requests and one byte range, after RFC 9110. */
@ApplicationScoped
public class Download {
    private static final int BUFFER_BYTES = 256 << 10;

    /**
     * What is asked for.
     *
     * @param fileName what a browser shall call it, or null
     */
    public record Content(String team, String sha256, String fileName) {}

    private final Blobs blobs;

    Download(Blobs blobs) {
        this.blobs = blobs;
    }

    public Response of(String team, String sha256, HttpHeaders headers, Request request) {
        return of(new Content(team, sha256, null), headers, request);
    }

    public Response of(Content content, HttpHeaders headers, Request request) {
        long size = blobs.get(content.team(), content.sha256()).size();
        EntityTag tag = new EntityTag(content.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        ByteRange range = ByteRange.asked(headers, tag, size);
        Response.ResponseBuilder response = Response.status(range.partial() ? 206 : 200)
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff");
        if (range.partial()) {
            response.header("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
        }
        if (content.fileName() != null) {
            response.header("Content-Disposition", attachment(content.fileName()));
        }
        if (!request.getMethod().equals("HEAD")) {
            response.entity(entity(content, range));
        }
        return response.build();
    }

    private static String attachment(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename*=UTF-8''" + encoded;
    }

    // A file of this machine goes from the page cache to the socket without passing through the heap
    private Object entity(Content content, ByteRange range) {
        if (range.length() == 0) {
            return new byte[0];
        }
        return blobs.file(content.team(), content.sha256())
                .<Object>map(file -> new PathPart(file, range.first(), range.length()))
                .orElseGet(() -> stream(content, range));
    }

    private StreamingOutput stream(Content content, ByteRange range) {
        return out -> {
            try (InputStream in = blobs.open(content.team(), content.sha256(), range.first())) {
                byte[] buffer = new byte[BUFFER_BYTES];
                long left = range.length();
                while (left > 0) {
                    int count = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count == 0) {
                        throw new EOFException("blob " + content.sha256() + " is shorter than recorded");
                    }
                    out.write(buffer, 0, count);
                    left -= count;
                }
            }
        };
    }
}
