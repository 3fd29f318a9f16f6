package dev.landbridge.registry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.registry.Seed;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever keeps the bytes: a check finds exactly the contents that were harmed, whatever was done to them. */
abstract class StorageChecksContract {
    private static final int CONTENTS = 60;

    @Inject
    Seed seed;

    @Inject
    BlobStore bytes;

    @Inject
    OneCheck check;

    @Inject
    Collections collections;

    private enum Harm {
        NONE,
        FLIPPED,
        SHORTENED,
        LENGTHENED,
        LOST,
        UNRECORDED
    }

    /** Where the store keeps a content as a file. */
    protected abstract Path file(String sha256);

    @Test
    void isContentAgainWhenTheFileIsSentAgain() throws IOException {
        byte[] lost = "lost, then sent again".getBytes(StandardCharsets.UTF_8);
        byte[] rotten = "rotten, then sent again".getBytes(StandardCharsets.UTF_8);
        for (byte[] content : List.of(lost, rotten)) {
            seed.upload("fsck-mend", "a.txt", content);
        }
        Files.writeString(file(Sha256.hex(rotten)), "rotton, then sent again");
        bytes.delete(Sha256.hex(lost));
        assertThat(check.run()).extracting(StorageCheck.Finding::sha256).contains(Sha256.hex(lost), Sha256.hex(rotten));

        bytes.delete(Sha256.hex(rotten));
        for (byte[] content : List.of(lost, rotten)) {
            seed.upload("fsck-mend", "a.txt", content);
        }
        assertThat(check.run())
                .extracting(StorageCheck.Finding::sha256)
                .doesNotContain(Sha256.hex(lost), Sha256.hex(rotten));
    }

    @Test
    void findsExactlyTheContentsThatWereHarmed() throws IOException {
        Random random = new Random(20261128);
        Map<String, String> expected = new TreeMap<>();
        Map<String, Harm> done = new TreeMap<>();
        for (int i = 0; i < CONTENTS; i++) {
            byte[] content = new byte[1 + random.nextInt(20_000)];
            random.nextBytes(content);
            String sha256 = Sha256.hex(content);
            Harm harm = Harm.values()[i % Harm.values().length];
            done.put(sha256, harm);
            String problem = harm(harm, content, sha256, random);
            if (problem != null) {
                expected.put(sha256, problem);
            }
        }
        Map<String, String> found = check.run().stream()
                .filter(finding -> done.containsKey(finding.sha256()))
                .collect(Collectors.toMap(
                        StorageCheck.Finding::sha256,
                        finding -> finding.problem().replaceFirst(":.*", ""),
                        (one, two) -> two,
                        TreeMap::new));
        assertThat(found).isEqualTo(expected);
        remove(done);
    }

    /** @return how the finding begins, or null when there shall be none */
    private String harm(Harm harm, byte[] content, String sha256, Random random) throws IOException {
        if (harm == Harm.UNRECORDED) {
            bytes.put(new Blob(sha256, content.length), new ByteArrayInputStream(content));
            Files.setLastModifiedTime(file(sha256), FileTime.from(Instant.now().minus(Duration.ofHours(3))));
            return "UNRECORDED";
        }
        seed.upload("fsck-random", sha256 + ".bin", content);
        switch (harm) {
            case FLIPPED -> {
                byte[] flipped = content.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file(sha256), flipped);
                return "CORRUPT";
            }
            case SHORTENED -> {
                Files.write(file(sha256), java.util.Arrays.copyOf(content, random.nextInt(content.length)));
                return "SIZE";
            }
            case LENGTHENED -> {
                Files.write(file(sha256), new byte[] {7}, StandardOpenOption.APPEND);
                return "SIZE";
            }
            case LOST -> {
                bytes.delete(sha256);
                return "MISSING";
            }
            default -> {
                return null;
            }
        }
    }

    private void remove(Map<String, Harm> contents) throws IOException {
        for (String sha256 : contents.keySet()) {
            bytes.delete(sha256);
        }
        collections.run(Duration.ZERO);
    }
}
