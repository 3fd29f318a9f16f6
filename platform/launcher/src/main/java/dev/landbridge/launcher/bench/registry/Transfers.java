package dev.landbridge.launcher.bench.registry;

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

    /** Throws the rest away. */
    static void drain(InputStream in) throws IOException {
        copy(in, OutputStream.nullOutputStream());
    }
}
