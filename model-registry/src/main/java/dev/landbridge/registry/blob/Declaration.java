package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.BoundedContent;
import dev.landbridge.kit.problem.Problem;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * What the uploader says it will send.
 *
 * @param size bytes
 * @param fileName the name the file will get, or empty
 */
public record Declaration(String sha256, long size, String fileName) {
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Declaration {
        if (!SHA256.matcher(sha256).matches()) {
            throw Problem.invalid("sha256", "must be 64 lower-case hex digits");
        }
        if (size < 0) {
            throw Problem.invalid("size", "must be the number of bytes; send Content-Length");
        }
        fileName = fileName == null ? "" : fileName;
    }

    /** The stream, ending with an error when it is longer than declared. */
    InputStream bound(InputStream content) {
        return BoundedContent.of(content, size);
    }
}
