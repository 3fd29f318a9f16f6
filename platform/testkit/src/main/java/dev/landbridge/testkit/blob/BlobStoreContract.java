package dev.landbridge.testkit.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.ContentMismatchException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every blob store must hold to. */
public abstract class BlobStoreContract {
    private final byte[] content = new byte[200_000];
    private Blob blob;
    private BlobStore store;

    protected abstract BlobStore store() throws Exception;

    @BeforeEach
    void fill() throws Exception {
        new Random(7).nextBytes(content);
        blob = new Blob(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)), content.length);
        store = store();
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        store.put(blob, new ByteArrayInputStream(content));

        assertThat(store.find(blob.sha256())).contains(blob);
        try (InputStream in = store.open(blob.sha256(), 0)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        try (InputStream in = store.open(blob.sha256(), 199_990)) {
            assertThat(in.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void puttingTwiceIsHarmless() throws IOException {
        store.put(blob, new ByteArrayInputStream(content));
        store.put(blob, new ByteArrayInputStream(content));

        assertThat(store.find(blob.sha256())).contains(blob);
    }

    @Test
    void aShortUploadNeverBecomesVisible() throws IOException {
        assertRefused(new ByteArrayInputStream(content, 0, content.length - 1), "199999");
    }

    @Test
    void aLongUploadNeverBecomesVisible() throws IOException {
        assertRefused(
                new SequenceInputStream(new ByteArrayInputStream(content), new ByteArrayInputStream(new byte[] {1})),
                "more than");
    }

    @Test
    void aCorruptUploadNeverBecomesVisible() throws IOException {
        byte[] corrupt = content.clone();
        corrupt[100_000] ^= 1;
        assertRefused(new ByteArrayInputStream(corrupt), "SHA-256");
    }

    @Test
    void aTornUploadNeverBecomesVisible() throws IOException {
        InputStream torn = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent >= 1000) {
                    throw new IOException("connection reset");
                }
                return content[sent++] & 0xff;
            }
        };
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.put(blob, torn));
        assertThat(store.find(blob.sha256())).isEmpty();
    }

    @Test
    void openingWhatIsNotThereFails() {
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> store.open(blob.sha256(), 0));
    }

    private void assertRefused(InputStream bytes, String reason) throws IOException {
        assertThatExceptionOfType(ContentMismatchException.class)
                .isThrownBy(() -> store.put(blob, bytes))
                .withMessageContaining(reason);
        assertThat(store.find(blob.sha256())).isEmpty();
    }
}
