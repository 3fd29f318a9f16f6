package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Refuses content that can execute code when a framework loads it. */
@ApplicationScoped
class IngestCheck {
    private static final Pattern PICKLE_NAME = Pattern.compile(".*\\.(bin|pt|pth|ckpt|pkl|pickle)");
    private static final byte[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final int ZIP_DIRECTORY_HEADER = 46;
    private static final int ZIP_DIRECTORY_WINDOW = 4 << 20;

    private final BlobStore blobs;

    IngestCheck(BlobStore blobs) {
        this.blobs = blobs;
    }

    void check(Declaration file) throws IOException {
        Optional<String> reason = pickle(file);
        if (reason.isPresent()) {
            String name = file.fileName().isEmpty() ? "The file" : "The file '" + file.fileName() + "'";
            throw Problem.of(
                    ProblemType.PICKLE_REFUSED,
                    name + " is refused: " + reason.get() + ". Convert the weights to safetensors and send that.");
        }
    }

    private Optional<String> pickle(Declaration file) throws IOException {
        boolean suspiciousName =
                PICKLE_NAME.matcher(file.fileName().toLowerCase(Locale.ROOT)).matches();
        try (InputStream in = blobs.open(file.sha256(), 0)) {
            if (java.util.Arrays.equals(in.readNBytes(ZIP_ENTRY.length), ZIP_ENTRY)) {
                return pickleInZip(file);
            }
        }
        try (InputStream in = blobs.open(file.sha256(), 0)) {
            return Pickle.evidence(in, suspiciousName);
        }
    }

    private Optional<String> pickleInZip(Declaration file) throws IOException {
        long start = Math.max(0, file.size() - ZIP_DIRECTORY_WINDOW);
        byte[] tail;
        try (InputStream in = blobs.open(file.sha256(), start)) {
            tail = in.readNBytes(ZIP_DIRECTORY_WINDOW);
        }
        for (int at = 0; at + ZIP_DIRECTORY_HEADER <= tail.length; at++) {
            if (tail[at] == 'P' && tail[at + 1] == 'K' && tail[at + 2] == 1 && tail[at + 3] == 2) {
                int length = (tail[at + 28] & 0xff) | (tail[at + 29] & 0xff) << 8;
                int from = at + ZIP_DIRECTORY_HEADER;
                String name = new String(tail, from, Math.min(length, tail.length - from), StandardCharsets.UTF_8);
                if (name.endsWith(".pkl") || name.endsWith(".pickle")) {
                    return Optional.of("it is a zip archive that holds the pickle '" + name + "'");
                }
            }
        }
        return Optional.empty();
    }
}
