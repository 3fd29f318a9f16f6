package dev.landbridge.client.transfer;

import dev.landbridge.client.transfer.TransferProgress.Phase;

/** Adds up what many threads move and tells the listener in a steady rhythm. */
final class Meter {
    private static final long PAUSE_NANOS = 100_000_000;

    private final TransferListener listener;
    private Phase phase = Phase.HASHING;
    private String file = "";
    private long bytes;
    private long totalBytes;
    private int files;
    private int totalFiles;
    private long toldNanos;

    Meter(TransferListener listener) {
        this.listener = listener;
    }

    synchronized void begin(Phase next, long total, int fileCount) {
        phase = next;
        file = "";
        bytes = 0;
        totalBytes = total;
        files = 0;
        totalFiles = fileCount;
        tell();
    }

    /** @param count bytes; negative when an attempt is begun anew */
    synchronized void moved(String name, long count) {
        file = name;
        bytes += count;
        if (System.nanoTime() - toldNanos > PAUSE_NANOS) {
            tell();
        }
    }

    synchronized void finished(String name) {
        file = name;
        files++;
        tell();
    }

    private void tell() {
        toldNanos = System.nanoTime();
        listener.moved(new TransferProgress(phase, file, bytes, totalBytes, files, totalFiles));
    }
}
