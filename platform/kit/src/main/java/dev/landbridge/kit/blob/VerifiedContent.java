package dev.landbridge.kit.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A blob read from its beginning: the end is an error when the bytes were not those of its address. */
final class VerifiedContent extends FilterInputStream {
    private final MessageDigest digest = PrefixDigest.sha256();
    private final String sha256;
    private boolean ended;

    VerifiedContent(InputStream in, String sha256) {
        super(in);
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            digest.update(buffer, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            String actual = HexFormat.of().formatHex(digest.digest());
            if (!actual.equals(sha256)) {
                throw new ContentMismatchException(
                        "blob " + sha256 + " is corrupt in the store: its SHA-256 is " + actual);
            }
        }
        return count;
    }
}
