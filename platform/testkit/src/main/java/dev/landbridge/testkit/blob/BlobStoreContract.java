package dev.landbridge.testkit.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.blob.ContentMismatchException;
import dev.landbridge.kit.blob.StagedBlob;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
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
    void whatIsStagedBecomesVisibleOnlyWhenItIsPublished() throws IOException {
        try (StagedBlob staged = store.stage(new ByteArrayInputStream(content))) {
            assertThat(staged.blob()).isEqualTo(blob);
            assertThat(store.find(blob.sha256())).isEmpty();
            try (InputStream in = staged.open(199_000)) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 199_000, 200_000));
            }
            staged.publish();
            store.delete(blob.sha256());
            staged.publish();
            assertThat(store.find(blob.sha256())).contains(blob);
        }
        assertThat(store.find(blob.sha256())).contains(blob);
    }

    @Test
    void listsWhatIsVisibleAndForgetsWhatIsDeleted() throws IOException {
        store.put(blob, new ByteArrayInputStream(content));
        List<Blob> listed = new ArrayList<>();
        store.forEach(entry -> listed.add(entry.blob()));
        assertThat(listed).containsExactly(blob);
        store.delete(blob.sha256());
        store.delete(blob.sha256());
        assertThat(store.find(blob.sha256())).isEmpty();
    }

    @Test
    void putsPartsTogetherInWhateverOrderTheyCame() throws Exception {
        byte[] large = large();
        String upload = store.beginParts(partSize());
        for (int number : new int[] {3, 1, 2}) {
            store.putPart(upload, number, part(large, number).length, new ByteArrayInputStream(part(large, number)));
        }
        // another process continues with what is there
        BlobStore restarted = restarted();
        assertThat(restarted.parts(upload)).extracting(BlobStore.Part::number).containsExactly(1, 2, 3);
        Blob whole;
        try (StagedBlob staged = restarted.assemble(upload)) {
            whole = staged.blob();
            assertThat(store.find(whole.sha256())).isEmpty();
            staged.publish();
        }
        assertThat(whole.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(large)));
        restarted.dropParts(upload);
        restarted.dropParts(upload);
        try (InputStream in = store.open(whole.sha256(), 0)) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void digestsPartsThatCameInOrderAndOnesSentAgain() throws Exception {
        byte[] large = large();
        byte[] wrong = large.clone();
        wrong[5] ^= 1;
        String upload = store.beginParts(partSize());
        store.putPart(upload, 1, partSize(), new ByteArrayInputStream(part(wrong, 1)));
        store.putPart(upload, 1, partSize(), new ByteArrayInputStream(part(large, 1)));
        store.putPart(upload, 2, partSize(), new ByteArrayInputStream(part(large, 2)));
        store.putPart(upload, 3, part(large, 3).length, new ByteArrayInputStream(part(large, 3)));
        try (StagedBlob staged = store.assemble(upload)) {
            assertThat(staged.blob().sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(large)));
        }
    }

    @Test
    void aTornPartDoesNotCountAndAMissingOneIsNamed() throws Exception {
        byte[] large = large();
        String upload = store.beginParts(partSize());
        store.putPart(upload, 2, partSize(), new ByteArrayInputStream(part(large, 2)));
        assertThatExceptionOfType(ContentMismatchException.class)
                .isThrownBy(() ->
                        store.putPart(upload, 1, partSize(), new ByteArrayInputStream(large, 0, (int) partSize() - 1)));
        assertThat(store.parts(upload)).extracting(BlobStore.Part::number).containsExactly(2);
        assertThatExceptionOfType(ContentMismatchException.class)
                .isThrownBy(() -> store.assemble(upload))
                .withMessageContaining("part 1 is missing");
        store.dropParts(upload);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> store.assemble(upload));
    }

    @Test
    void assemblesAgainAfterADeathBeforeTheEnd() throws Exception {
        byte[] large = large();
        String upload = store.beginParts(partSize());
        for (int number = 1; number <= 3; number++) {
            store.putPart(upload, number, part(large, number).length, new ByteArrayInputStream(part(large, number)));
        }
        Blob first = store.assemble(upload).blob();
        BlobStore restarted = restarted();
        assertThat(restarted.parts(upload)).hasSize(3);
        try (StagedBlob again = restarted.assemble(upload)) {
            assertThat(again.blob()).isEqualTo(first);
            again.publish();
        }
        assertThat(restarted.find(first.sha256())).contains(first);
    }

    /** Bytes of a part in these tests. */
    protected long partSize() {
        return 70_000;
    }

    /** The same store as another process sees it. */
    protected BlobStore restarted() throws Exception {
        return store;
    }

    private byte[] large() {
        byte[] large = new byte[(int) partSize() * 2 + 777];
        new Random(11).nextBytes(large);
        return large;
    }

    private byte[] part(byte[] large, int number) {
        int size = (int) partSize();
        return Arrays.copyOfRange(large, (number - 1) * size, Math.min(large.length, number * size));
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
