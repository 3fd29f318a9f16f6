package dev.landbridge.registry.blob;

import dev.landbridge.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers a GET of a blob: entity tag, conditional requests and one byte range, after RFC 9110. */
@ApplicationScoped
public class Download {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");
    private static final int BUFFER_BYTES = 64 << 10;

    private final Blobs blobs;

    Download(Blobs blobs) {
        this.blobs = blobs;
    }

    public Response of(String team, String sha256, HttpHeaders headers, Request request) {
        long size = blobs.get(team, sha256).size();
        EntityTag tag = new EntityTag(sha256);
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        ByteRange range = range(headers, tag, size);
        Response.ResponseBuilder response = Response.status(range.partial() ? 206 : 200)
                .entity(stream(team, sha256, range))
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header("Accept-Ranges", "bytes");
        if (range.partial()) {
            response.header("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
        }
        return response.build();
    }

    private StreamingOutput stream(String team, String sha256, ByteRange range) {
        return out -> {
            try (InputStream in = blobs.open(team, sha256, range.first())) {
                byte[] buffer = new byte[BUFFER_BYTES];
                long left = range.length();
                while (left > 0) {
                    int count = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                    if (count == 0) {
                        throw new java.io.EOFException("blob " + sha256 + " is shorter than recorded");
                    }
                    out.write(buffer, 0, count);
                    left -= count;
                }
            }
        };
    }

    private static ByteRange range(HttpHeaders headers, EntityTag tag, long size) {
        String wanted = headers.getHeaderString("Range");
        String onlyIf = headers.getHeaderString("If-Range");
        Matcher matcher = RANGE.matcher(wanted == null ? "" : wanted.trim());
        boolean usable = matcher.matches()
                && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty());
        if (!usable || onlyIf != null && !onlyIf.equals("\"" + tag.getValue() + "\"")) {
            return new ByteRange(0, size - 1, false);
        }
        return ByteRange.of(matcher.group(1), matcher.group(2), size);
    }

    private record ByteRange(long first, long last, boolean partial) {
        static ByteRange of(String first, String last, long size) {
            try {
                long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
                long to = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
                if (from < size && from <= to) {
                    return new ByteRange(from, to, true);
                }
            } catch (NumberFormatException e) {
                throw Problem.invalid("Range", "is out of the range of a number");
            }
            throw new jakarta.ws.rs.ClientErrorException(Response.status(416)
                    .header("Content-Range", "bytes */" + size)
                    .build());
        }

        long length() {
            return last - first + 1;
        }
    }
}
