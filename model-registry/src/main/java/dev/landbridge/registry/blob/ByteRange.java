package dev.landbridge.registry.blob;

import dev.landbridge.kit.problem.Problem;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bytes that a request asks for; what is not a single byte range is answered with the whole, after RFC 9110, 14.2. */
record ByteRange(long first, long last, boolean partial) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    static ByteRange asked(HttpHeaders headers, EntityTag tag, long size) {
        String wanted = headers.getHeaderString("Range");
        String onlyIf = headers.getHeaderString("If-Range");
        Matcher matcher = RANGE.matcher(wanted == null ? "" : wanted.trim());
        boolean usable = matcher.matches()
                && !(matcher.group(1).isEmpty() && matcher.group(2).isEmpty());
        if (!usable || onlyIf != null && !onlyIf.equals("\"" + tag.getValue() + "\"")) {
            return new ByteRange(0, size - 1, false);
        }
        return of(matcher.group(1), matcher.group(2), size);
    }

    private static ByteRange of(String first, String last, long size) {
        try {
            long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
            long to = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
            if (from < size && from <= to) {
                return new ByteRange(from, to, true);
            }
        } catch (NumberFormatException e) {
            throw Problem.invalid("Range", "is out of the range of a number");
        }
        throw new ClientErrorException(
                Response.status(416).header("Content-Range", "bytes */" + size).build());
    }

    long length() {
        return last - first + 1;
    }
}
