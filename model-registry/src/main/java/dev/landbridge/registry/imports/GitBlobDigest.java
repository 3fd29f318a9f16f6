package dev.landbridge.registry.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-1 of git's blob of a stream, computed as it is read: the identity that sources state for small files. */
final class GitBlobDigest {
    private final MessageDigest digest;
    private final InputStream content;

    GitBlobDigest(InputStream content, long size) {
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        this.content = new DigestInputStream(content, digest);
    }

    InputStream content() {
        return content;
    }

    /** After the content was read to its end. */
    void require(RemoteFile file) throws IOException {
        String found = HexFormat.of().formatHex(digest.digest());
        if (file.gitSha1() != null && !found.equals(file.gitSha1())) {
            throw new DamagedContentException(
                    file.path() + " arrived with the git digest " + found + ", the source states " + file.gitSha1());
        }
    }
}
