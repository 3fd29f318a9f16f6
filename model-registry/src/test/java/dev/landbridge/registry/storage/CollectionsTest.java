package dev.landbridge.registry.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class CollectionsTest {
    private static final int WRITERS = 6;
    private static final int ROUNDS = 60;
    private static final int CONTENTS = 8;

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

    @Test
    void keepsBytesForAsLongAsOneTeamNeedsThem() throws IOException {
        byte[] content = "shared by two teams".getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.hex(content);
        seed.upload("gc-a", "a.txt", content);
        seed.upload("gc-b", "b.txt", content);
        hold("gc-a", "one", sha256);
        hold("gc-b", "two", sha256);

        release("gc-a", "one");
        collections.run(Duration.ZERO);
        assertThat(blobs.find("gc-a", sha256)).isEmpty();
        assertThat(blobs.find("gc-b", sha256)).isPresent();
        assertThat(bytes.find(sha256)).isPresent();

        release("gc-b", "two");
        collections.run(Duration.ZERO);
        assertThat(bytes.find(sha256)).isEmpty();
    }

    @Test
    void theGracePeriodKeepsWhatIsUploadedButNotYetCommitted() throws IOException {
        FileRef file = seed.upload("gc-grace", "a.txt", "not yet committed".getBytes(StandardCharsets.UTF_8));
        collections.run(Duration.ofHours(1));
        assertThat(bytes.find(file.sha256())).isPresent();
        collections.run(Duration.ZERO);
        assertThat(bytes.find(file.sha256())).isEmpty();
        assertThatThrownBy(() -> hold("gc-grace", "late", file.sha256())).hasMessageContaining("upload it first");
    }

    /** Writers upload, commit, read back and let go the same few contents while a collection without any grace runs. */
    @Test
    void neverDeletesABlobInUse() throws Exception {
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger commits = new AtomicInteger();
        AtomicInteger collected = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        try {
            List<Future<?>> collectors = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                collectors.add(threads.submit(() -> {
                    while (running.get()) {
                        collected.addAndGet((int) collections.run(Duration.ZERO).blobs());
                    }
                }));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                String name = "writer-" + writer;
                writers.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        commits.addAndGet(useSome(random, name + "-" + round));
                    }
                    return null;
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(120, TimeUnit.SECONDS);
            }
            running.set(false);
            for (Future<?> collector : collectors) {
                collector.get(30, TimeUnit.SECONDS);
            }
        } finally {
            running.set(false);
            threads.shutdownNow();
        }
        assertThat(commits.get()).as("commits that came through").isGreaterThan(WRITERS * ROUNDS / 4);
        assertThat(collected.get()).as("contents collected between them").isGreaterThan(10);
        collections.run(Duration.ZERO);
        for (int i = 0; i < CONTENTS; i++) {
            assertThat(bytes.find(Sha256.hex(content(i)))).isEmpty();
        }
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
