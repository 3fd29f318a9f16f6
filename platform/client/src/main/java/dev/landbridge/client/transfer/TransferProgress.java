package dev.landbridge.client.transfer;

/**
 * How far a push or pull is.
 *
 * @param file the file that moved last, relative to the directory; empty before the first
 * @param bytes done in this phase, over all files; what lies on the other side already counts as done
 * @param totalBytes of this phase, over all files
 * @param files done in this phase
 */
public record TransferProgress(Phase phase, String file, long bytes, long totalBytes, int files, int totalFiles) {
    /** What is being done with the files. */
    public enum Phase {
        /** Reading local files to learn their digests. */
        HASHING,
        UPLOADING,
        /** Making the version of files that the server has now. */
        REGISTERING,
        DOWNLOADING,
        /** All done. */
        DONE
    }

    /** 0 to 1; 1 for nothing to do. */
    public double fraction() {
        return totalBytes == 0 ? 1 : (double) bytes / totalBytes;
    }
}
