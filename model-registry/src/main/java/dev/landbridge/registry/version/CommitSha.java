package dev.landbridge.registry.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a version for tools that know commits: 40 hex digits, the same for ever. It names and protects nothing: the
 * contents are bound by SHA-256. The column {@code model_version.commit_sha} computes the same.
 */
public final class CommitSha {
    private static final int LENGTH = 40;

    private CommitSha() {}

    public static String of(ModelVersion version) {
        return of(version.id(), version.digest());
    }

    /** A name from two texts. */
    public static String of(String id, String digest) {
        return (md5(id + ":" + digest) + md5(digest + ":" + id)).substring(0, LENGTH);
    }

    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
