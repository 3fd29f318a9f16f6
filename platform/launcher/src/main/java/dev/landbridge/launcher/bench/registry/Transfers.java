package dev.landbridge.launcher.bench.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in large pieces. */
final class Transfers {
    private static final int PIECE = 1 << 20;

    private Transfers() {}

    /** To the end; returns how many bytes that were. */
    static long copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        long count = 0;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            out.write(piece, 0, n);
            count += n;
        }
        return count;
    }

    static void copy(InputStream in, OutputStream out, long size) throws IOException {
        byte[] piece = new byte[PIECE];
        for (long left = size; left > 0; ) {
            int n = in.read(piece, 0, (int) Math.min(piece.length, left));
            if (n < 0) {
                throw new EOFException();
            }
            out.write(piece, 0, n);
            left -= n;
        }
    }

    /** Throws the rest away; returns how many bytes that were. */
    static long drain(InputStream in) throws IOException {
        return copy(in, OutputStream.nullOutputStream());
    }
}
