package dev.landbridge.launcher.bench.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes in large pieces. */
final class Transfers {
    private static final int PIECE = 1 << 20;

    private Transfers() {}

    static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            out.write(piece, 0, n);
        }
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

    /** Throws the rest away. */
    static void drain(InputStream in) throws IOException {
        copy(in, OutputStream.nullOutputStream());
    }
}
