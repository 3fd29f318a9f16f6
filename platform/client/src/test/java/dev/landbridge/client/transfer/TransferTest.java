package dev.landbridge.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.http.Cancellation;
import dev.landbridge.client.http.RetryPolicy;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.problem.CancelledException;
import dev.landbridge.client.problem.ConnectionFailedException;
import dev.landbridge.client.problem.CorruptContentException;
import dev.landbridge.client.transfer.TransferProgress.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(20));
    private static final int LARGE = 3 * StubRegistry.PART + 12_345;

    @TempDir
    Path home;

    private Path source;
    private Path target;
    private StubRegistry registry;
    private LandbridgeClient client;

    @BeforeEach
    void start() throws IOException {
        registry = new StubRegistry();
        client = LandbridgeClient.at(registry.url()).retry(QUICK).connect();
        source = Files.createDirectories(home.resolve("source"));
        target = home.resolve("target");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void pushesADirectoryInPartsAndPullsItBack() throws IOException {
        byte[] weights = random(1, LARGE);
        write("model.safetensors", weights);
        write("nested/config.json", StubRegistry.text("{}"));
        write("nested/copy.json", StubRegistry.text("{}"));
        write("empty.txt", new byte[0]);
        write(".git/HEAD", StubRegistry.text("ref"));
        List<TransferProgress> told = new CopyOnWriteArrayList<>();

        ModelVersion version = push().fact("source", "test").report(told::add).run();

        assertThat(version.files())
                .extracting("path")
                .containsExactly("empty.txt", "model.safetensors", "nested/config.json", "nested/copy.json");
        assertThat(version.facts()).containsEntry("source", "test");
        assertThat(registry.blobs).as("equal files are one content").hasSize(3);
        assertThat(registry.blobs.get(StubRegistry.sha256(weights))).isEqualTo(weights);
        assertThat(registry.partsTaken).hasSize(4);
        assertThat(told.get(0).phase()).isEqualTo(Phase.HASHING);
        assertThat(told.get(told.size() - 1).phase()).isEqualTo(Phase.DONE);
        assertThat(told)
                .filteredOn(progress -> progress.phase() == Phase.UPLOADING)
                .last()
                .satisfies(last -> assertThat(last.bytes()).isEqualTo(last.totalBytes()));

        pull().run();

        assertThat(target.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(target.resolve("nested/copy.json")).hasContent("{}");
        assertThat(target.resolve("empty.txt")).isEmptyFile();
        assertThat(target.resolve(".landbridge")).doesNotExist();
    }

    @Test
    void sendsNothingThatIsThere() throws IOException {
        write("model.safetensors", random(2, LARGE));
        push().run();
        int sent = registry.partsTaken.size();
        push().run();
        assertThat(registry.partsTaken).hasSize(sent);
    }

    @Test
    void sendsPartsAgainThatWereCutOff() throws IOException {
        byte[] weights = random(3, LARGE);
        write("model.safetensors", weights);
        registry.partsToBreak.set(2);
        List<TransferProgress> told = new CopyOnWriteArrayList<>();
        push().report(told::add).run();
        assertThat(registry.blobs.get(StubRegistry.sha256(weights))).isEqualTo(weights);
        assertThat(told).as("repetitions do not count twice").allMatch(progress -> progress.fraction() <= 1);
    }

    @Test
    void goesOnWithTheUploadOfAnEarlierProcess() throws IOException {
        byte[] weights = random(4, LARGE);
        write("model.safetensors", weights);
        LandbridgeClient impatient =
                LandbridgeClient.at(registry.url()).retry(RetryPolicy.NONE).connect();
        registry.partsAllowed = 2;
        assertThatThrownBy(() -> impatient
                        .push("adder", source)
                        .journal(home.resolve("journal"))
                        .parallel(1)
                        .run())
                .isInstanceOf(ConnectionFailedException.class);
        List<String> before = List.copyOf(registry.partsTaken);
        registry.partsAllowed = Integer.MAX_VALUE;
        assertThat(before).hasSize(2);

        push().run();

        List<String> after = registry.partsTaken.subList(before.size(), registry.partsTaken.size());
        assertThat(after).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(registry.blobs.get(StubRegistry.sha256(weights))).isEqualTo(weights);
        assertThat(home.resolve("journal")).isEmptyDirectory();
    }

    @Test
    void refusesLinksAndEmptyDirectories() throws IOException {
        assertThatThrownBy(() -> push().run())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there are no files");
        write("a.txt", new byte[] {1});
        Files.createSymbolicLink(source.resolve("link"), source.resolve("a.txt"));
        assertThatThrownBy(() -> push().run())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is a link");
    }

    @Test
    void takesUpADownloadWhereItBroke() throws IOException {
        byte[] weights = random(5, LARGE);
        registry.seed(Map.of("model.safetensors", weights));
        registry.downloadsToBreak.set(5);
        pull().run();
        assertThat(target.resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(registry.ranges)
                .as("more failures than one call may have, each further on")
                .hasSize(6);
        assertThat(registry.ranges.get(1)).isNotEqualTo("bytes=0-" + (LARGE - 1));
    }

    @Test
    void keepsWholeSegmentsForTheNextProcess() throws IOException {
        byte[] weights = random(6, (32 << 20) + LARGE);
        registry.seed(Map.of("model.safetensors", weights));
        LandbridgeClient impatient =
                LandbridgeClient.at(registry.url()).retry(RetryPolicy.NONE).connect();
        registry.downloadsAllowed = 1;
        assertThatThrownBy(() -> impatient.pull("adder", 1, target).parallel(1).run())
                .isInstanceOf(ConnectionFailedException.class);
        assertThat(target.resolve("model.safetensors")).doesNotExist();
        try (StubRegistry again = new StubRegistry()) {
            again.seed(Map.of("model.safetensors", weights));
            LandbridgeClient.at(again.url()).connect().pull("adder", 1, target).run();
            assertThat(again.ranges).containsExactly("bytes=%d-%d".formatted(32 << 20, weights.length - 1));
        }
        assertThat(target.resolve("model.safetensors")).hasBinaryContent(weights);
    }

    @Test
    void keepsNoCorruptFile() throws IOException {
        registry.seed(Map.of("model.safetensors", random(7, 1_000_000)));
        registry.corrupt = true;
        assertThatThrownBy(() -> pull().run())
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining("model.safetensors");
        try (Stream<Path> left = Files.walk(target)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void replacesALocalFileThatChanged() throws IOException {
        registry.seed(Map.of("a.txt", StubRegistry.text("right"), "b.txt", StubRegistry.text("kept")));
        Files.createDirectories(target);
        Files.writeString(target.resolve("a.txt"), "wrong");
        Files.writeString(target.resolve("b.txt"), "kept");
        Files.writeString(target.resolve("mine.txt"), "mine");
        pull().run();
        assertThat(target.resolve("a.txt")).hasContent("right");
        assertThat(target.resolve("mine.txt")).hasContent("mine");
        assertThat(registry.ranges).hasSize(1);
    }

    @Test
    void believesNoServerThatNamesAPlaceOutside() {
        registry.seed(Map.of("../outside.txt", StubRegistry.text("evil")));
        assertThatThrownBy(() -> pull().run())
                .isInstanceOf(CorruptContentException.class)
                .hasMessageContaining("outside its directory");
        assertThat(home.resolve("outside.txt")).doesNotExist();
    }

    @Test
    void stopsWhenCancelled() throws IOException {
        write("model.safetensors", random(8, LARGE));
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(() -> client.cancelledBy(cancellation)
                        .push("adder", source)
                        .journal(home.resolve("journal"))
                        .report(progress -> {
                            if (progress.phase() == Phase.UPLOADING) {
                                cancellation.cancel();
                            }
                        })
                        .run())
                .isInstanceOf(CancelledException.class);
        assertThat(registry.versions).isEmpty();
    }

    private Push push() {
        return client.push("adder", source).journal(home.resolve("journal"));
    }

    private Pull pull() {
        return client.pull("adder", 1, target);
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = source.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] random(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
