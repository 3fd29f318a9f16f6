package dev.landbridge.kit.blob;

import java.util.List;

/** The parts of one upload: 1, 2, 3 ..., all of the same size but the last. */
final class PartSequence {
    private PartSequence() {}

    /** @return bytes of all parts */
    static long requireWhole(List<BlobStore.Part> parts, long partSize) throws ContentMismatchException {
        if (parts.isEmpty()) {
            throw new ContentMismatchException("no part was sent");
        }
        long size = 0;
        for (int i = 0; i < parts.size(); i++) {
            BlobStore.Part part = parts.get(i);
            if (part.number() != i + 1) {
                throw new ContentMismatchException("part " + (i + 1) + " is missing");
            }
            if (i < parts.size() - 1 && part.size() != partSize) {
                throw new ContentMismatchException(
                        "part " + part.number() + " has " + part.size() + " bytes, not " + partSize);
            }
            size += part.size();
        }
        return size;
    }
}
