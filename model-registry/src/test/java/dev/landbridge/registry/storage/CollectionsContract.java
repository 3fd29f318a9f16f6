package dev.landbridge.registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever keeps the bytes: nothing in use is ever collected, and nothing unused stays. */
abstract class CollectionsContract {
    private static final int WRITERS = 6;
    private static final int CONTENTS = 8;
    private static final Duration NONE = Duration.ZERO;
    private static final Duration GRACE = Duration.ofMinutes(10);

    @Inject
    Collections collections;

    @Inject
    BlobReferences references;

    @Inject
    Blobs blobs;

    @Inject
    BlobStore bytes;

    @Inject
    Seed seed;

    @Inject
    OneCheck check;

    @Test
    void keepsBytesForAsLongAsOneTeamNeedsThem() throws IOException {
        byte[] content = "shared by two teams".getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.hex(content);
        seed.upload("gc-a", "a.txt", content);
        seed.upload("gc-b", "b.txt", content);
        hold("gc-a", "one", sha256);
        hold("gc-b", "two", sha256);

        release("gc-a", "one");
        collections.run(NONE);
        assertThat(blobs.find("gc-a", sha256)).isEmpty();
        assertThat(blobs.find("gc-b", sha256)).isPresent();
        assertThat(bytes.find(sha256)).isPresent();

        release("gc-b", "two");
        collections.run(NONE);
        assertThat(bytes.find(sha256)).isEmpty();
    }

    @Test
    void theGracePeriodKeepsWhatIsUploadedButNotYetCommitted() throws IOException {
        FileRef file = seed.upload("gc-grace", "a.txt", "not yet committed".getBytes(StandardCharsets.UTF_8));
        collections.run(Duration.ofHours(1));
        assertThat(bytes.find(file.sha256())).isPresent();
        collections.run(NONE);
        assertThat(bytes.find(file.sha256())).isEmpty();
        assertThatThrownBy(() -> hold("gc-grace", "late", file.sha256())).hasMessageContaining("upload it first");
    }

    /** Writers upload, commit, read back and let go the same few contents while collections without any grace run. */
    @Test
    void neverDeletesABlobInUse() throws Exception {
        Outcome outcome = writeAgainstCollections(NONE);
        assertThat(outcome.commits()).as("commits that came through").isGreaterThan(WRITERS * rounds() / 4);
        assertThat(outcome.collected()).as("contents collected between them").isGreaterThan(10);
        assertThat(outcome.findings()).as("what checks found meanwhile").isEmpty();
        collections.run(NONE);
        for (int i = 0; i < CONTENTS; i++) {
            assertThat(bytes.find(Sha256.hex(content(i)))).isEmpty();
        }
    }

    @Test
    void withAGracePeriodNoCommitOfWhatWasUploadedIsRefused() throws Exception {
        Outcome outcome = writeAgainstCollections(GRACE);
        assertThat(outcome.commits()).isEqualTo(WRITERS * rounds());
        assertThat(outcome.collected()).isZero();
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void sweepsBytesThatNobodyRecordedOnceTheyAreOld() throws Exception {
        // what earlier runs left in the same directory
        collections.sweepUnrecorded();
        byte[] young = "published, then the process died".getBytes(StandardCharsets.UTF_8);
        byte[] old = "published long ago, then the process died".getBytes(StandardCharsets.UTF_8);
        for (byte[] content : List.of(young, old)) {
            bytes.put(new Blob(Sha256.hex(content), content.length), new ByteArrayInputStream(content));
        }
        Files.setLastModifiedTime(
                file(Sha256.hex(old)), FileTime.from(Instant.now().minus(Duration.ofHours(3))));
        FileRef used = seed.upload("gc-sweep", "used.txt", "recorded long ago".getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(
                file(used.sha256()), FileTime.from(Instant.now().minus(Duration.ofHours(3))));

        assertThat(collections.sweepUnrecorded()).isEqualTo(1);
        assertThat(bytes.find(Sha256.hex(young))).isPresent();
        assertThat(bytes.find(Sha256.hex(old))).isEmpty();
        assertThat(bytes.find(used.sha256())).isPresent();
    }

    /** How often each writer commits. */
    protected int rounds() {
        return 60;
    }

    /** Where the store keeps a content as a file. */
    protected abstract Path file(String sha256);

    private record Outcome(int commits, int collected, List<StorageCheck.Finding> findings) {}

    private Outcome writeAgainstCollections(Duration grace) throws Exception {
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger commits = new AtomicInteger();
        AtomicInteger collected = new AtomicInteger();
        List<StorageCheck.Finding> findings = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 3);
        try {
            List<Future<?>> others = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                others.add(repeat(
                        threads,
                        running,
                        () -> collected.addAndGet((int) collections.run(grace).blobs())));
            }
            others.add(repeat(threads, running, () -> findings.addAll(check.run())));
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                String name = "writer-" + grace + "-" + writer;
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < rounds(); round++) {
                        commits.addAndGet(useSome(random, name + "-" + round));
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(240, TimeUnit.SECONDS);
            }
            running.set(false);
            for (Future<?> other : others) {
                other.get(60, TimeUnit.SECONDS);
            }
        } finally {
            running.set(false);
            threads.shutdownNow();
        }
        return new Outcome(commits.get(), collected.get(), findings);
    }

    private static Future<?> repeat(ExecutorService threads, AtomicBoolean running, Turn turn) {
        return threads.submit(() -> {
            while (running.get()) {
                turn.take();
            }
            return null;
        });
    }

    private interface Turn {
        void take() throws Exception;
    }

    /** One version's life; 0 when the collection was faster than the commit, which must then have been refused. */
    private int useSome(Random random, String owner) throws IOException {
        String team = "gc-team-" + random.nextInt(2);
        List<Integer> chosen = random.ints(1 + random.nextInt(3), 0, CONTENTS)
                .boxed()
                .distinct()
                .toList();
        try {
            for (int i : chosen) {
                seed.upload(team, "f" + i, content(i));
            }
            hold(team, owner, chosen.stream().map(i -> Sha256.hex(content(i))).toArray(String[]::new));
        } catch (Problem refused) {
            assertThat(refused.type()).isEqualTo(ProblemType.INVALID_REQUEST);
            return 0;
        }
        for (int look = 0; look < 3; look++) {
            for (int i : chosen) {
                try (InputStream in = blobs.open(team, Sha256.hex(content(i)), 0)) {
                    assertThat(in.readAllBytes()).isEqualTo(content(i));
                }
            }
        }
        release(team, owner);
        return 1;
    }

    private void hold(String team, String owner, String... sha256) {
        QuarkusTransaction.requiringNew().run(() -> references.hold(team, "test", owner, List.of(sha256)));
    }

    private void release(String team, String owner) {
        QuarkusTransaction.requiringNew().run(() -> references.release(team, "test", owner));
    }

    private static byte[] content(int i) {
        return IntStream.range(0, 50)
                .mapToObj(line -> "content " + i)
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);
    }
}
