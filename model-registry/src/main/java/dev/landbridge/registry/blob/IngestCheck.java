package dev.landbridge.registry.blob;

import dev.landbridge.kit.blob.StagedBlob;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Looks for content that can execute code when it is loaded, or do harm when it is unpacked. Nothing is executed. */
@ApplicationScoped
class IngestCheck {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] TAR = {'u', 's', 't', 'a', 'r'};
    private static final int TAR_MAGIC_AT = 257;

    Optional<Finding> inspect(StagedBlob blob) throws IOException {
        byte[] head;
        try (InputStream in = blob.open(0)) {
            head = in.readNBytes(TAR_MAGIC_AT + TAR.length);
        }
        if (startsWith(head, 0, ZIP) || startsWith(head, 0, EMPTY_ZIP)) {
            try (BlobChannel channel = new BlobChannel(blob)) {
                return new ZipInspection(channel).finding();
            }
        }
        if (startsWith(head, 0, GZIP) || startsWith(head, TAR_MAGIC_AT, TAR)) {
            try (InputStream in = blob.open(0)) {
                return TarInspection.of(in, blob.blob().size(), startsWith(head, 0, GZIP));
            }
        }
        try (InputStream in = blob.open(0)) {
            return Pickle.finding(in);
        }
    }

    private static boolean startsWith(byte[] content, int at, byte[] magic) {
        return content.length >= at + magic.length
                && Arrays.equals(content, at, at + magic.length, magic, 0, magic.length);
    }
}
