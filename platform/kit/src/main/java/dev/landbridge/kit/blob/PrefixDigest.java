package dev.landbridge.kit.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The SHA-256 of an upload's beginning. It can only be computed front to back: the part that continues the prefix is
 * digested while it arrives, so that little is left to read again at the end. Used by one thread at a time, the one that
 * {@linkplain #tryBegin began}.
 */
final class PrefixDigest {
    private final ReentrantLock lock = new ReentrantLock();
    private MessageDigest digest = sha256();
    private MessageDigest before;
    private long position;
    private long start;

    /** True when bytes from this offset continue the prefix and nobody else is at it. */
    boolean tryBegin(long offset) {
        if (!lock.tryLock()) {
            return false;
        }
        if (offset < position) {
            // bytes that were digested are being sent again and may differ
            digest = sha256();
            position = 0;
        }
        if (offset != position) {
            lock.unlock();
            return false;
        }
        before = copy(digest);
        start = position;
        return true;
    }

    void update(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
        position += length;
    }

    /** Ends what was begun; bytes that did not arrive whole are taken back. */
    void end(boolean whole) {
        if (!whole) {
            digest = before;
            position = start;
        }
        before = null;
        lock.unlock();
    }

    long position() {
        return position;
    }

    /** The digest of the prefix, which may grow on afterwards. */
    String hex() {
        return HexFormat.of().formatHex(copy(digest).digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
