package dev.landbridge.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.imports.Import;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.problem.InvalidRequestException;
import dev.landbridge.client.problem.NotFoundException;
import dev.landbridge.kit.access.Role;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.registry.Seed;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.access.TestTokens;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports and transfers through the Java client, against this service over HTTP. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(dev.landbridge.registry.release.FakeServices.class)
class ImportResourceTest {
    @Inject
    ImportSteps steps;

    @TestHTTPResource
    URI url;

    @TempDir
    Path directory;

    private FakeHub hub;
    private LandbridgeClient client;
    private byte[] large;

    @BeforeEach
    void start() throws IOException {
        hub = new FakeHub();
        large = new byte[2_500_000];
        new Random(System.nanoTime()).nextBytes(large);
        hub.files.put("README.md", ("# adder " + System.nanoTime()).getBytes(StandardCharsets.UTF_8));
        hub.files.put("model.safetensors", Seed.safetensors());
        hub.files.put("nested/vocabulary.bin", large);
        client = LandbridgeClient.at(url)
                .token(TestTokens.person("ada", "imports", Role.MEMBER))
                .connect();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void importsFromTheHuggingFaceProtocolWithProvenance() throws Exception {
        Import end = finish(wish("huggingface", "hf"));
        assertThat(end.message()).isEqualTo("version " + end.version() + " is registered");
        assertThat(end.succeeded()).isTrue();
        assertThat(end.bytes()).isEqualTo(end.totalBytes());
        assertThat(end.files()).isEqualTo(3);
        ModelVersion version = client.versions("hf").get(end.version());
        assertThat(version.files())
                .extracting("path")
                .containsExactly("README.md", "model.safetensors", "nested/vocabulary.bin");
        assertThat(version.facts())
                .containsEntry("import.commit", FakeHub.COMMIT)
                .containsEntry("import.repo", "lab/adder")
                .containsEntry("import.licence", "apache-2.0");
        client.pull("hf", version.version(), directory).run();
        assertThat(directory.resolve("nested/vocabulary.bin")).hasBinaryContent(large);
    }

    @Test
    void importsFromTheModelScopeProtocol() throws Exception {
        Import end = finish(wish("modelscope", "ms"));
        assertThat(end.message()).isEqualTo("version " + end.version() + " is registered");
        assertThat(client.versions("ms").get(end.version()).facts())
                .containsEntry("import.source", "modelscope")
                .containsEntry("import.licence", "MIT");
        assertThat(client.versions("ms").file(end.version(), "nested/vocabulary.bin"))
                .isEqualTo(large);
    }

    @Test
    void goesOnAfterBrokenDownloadsWithTheNextPart() throws Exception {
        Import begun = client.imports().start(wish("huggingface", "resumed"));
        hub.downloadsToBreak.set(1);
        assertThat(steps.next(begun)).isInstanceOf(WorkOutcome.Again.class);
        assertThat(client.imports().get(begun.id()).message()).startsWith("trying again: ");
        hub.downloadsToBreak.set(0);
        assertThat(steps.next(begun)).isInstanceOf(WorkOutcome.Done.class);
        assertThat(client.imports().get(begun.id()).succeeded()).isTrue();
        assertThat(hub.ranges)
                .containsExactly(
                        "bytes=0-1048575", "bytes=0-1048575", "bytes=1048576-2097151", "bytes=2097152-2499999");
    }

    @Test
    void fetchesNoPartTwiceAfterACrash() throws Exception {
        Import begun = client.imports().start(wish("huggingface", "crashed"));
        try (KilledWorker killed = new KilledWorker()) {
            hub.interruption = sent -> {
                if (sent == 1) {
                    killed.now();
                }
            };
            assertThatThrownBy(() -> steps.abandoned(begun)).isInstanceOf(InterruptedException.class);
        }
        assertThat(hub.ranges).containsExactly("bytes=0-1048575");
        hub.interruption = sent -> {};
        assertThat(steps.next(begun)).isInstanceOf(WorkOutcome.Done.class);
        assertThat(client.imports().get(begun.id()).succeeded()).isTrue();
        assertThat(hub.ranges).containsExactly("bytes=0-1048575", "bytes=1048576-2097151", "bytes=2097152-2499999");
    }

    @Test
    void keepsNothingThatIsNotWhatTheSourceStates() throws Exception {
        hub.corrupt = true;
        Import end = finish(wish("huggingface", "damaged"));
        assertThat(end.state()).isEqualTo("FAILED");
        assertThat(end.message()).contains("README.md arrived with the git digest");
        assertThatThrownBy(() -> client.models().get("damaged")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void namesTheRemedyForPrivateRepositoriesAndUsesTheToken() throws Exception {
        hub.token = "hf_secret";
        Import refused = finish(wish("huggingface", "private"));
        assertThat(refused.state()).isEqualTo("FAILED");
        assertThat(refused.message()).contains("answered 401", "give a token");
        Import.Wish wish = wish("huggingface", "private");
        Import end = finish(new Import.Wish(
                wish.source(), wish.endpoint(), wish.repo(), null, wish.model(), "hf_secret", Map.of()));
        assertThat(end.succeeded()).as(end.message()).isTrue();
    }

    @Test
    void tellsNoTokenToTheHostOfARedirect() throws Exception {
        try (FakeHub cdn = new FakeHub()) {
            cdn.files.putAll(hub.files);
            hub.token = "hf_secret";
            hub.redirect = cdn.url();
            Import.Wish wish = wish("huggingface", "redirected");
            Import end = finish(new Import.Wish(
                    wish.source(), wish.endpoint(), wish.repo(), null, wish.model(), "hf_secret", Map.of()));
            assertThat(end.succeeded()).as(end.message()).isTrue();
            assertThat(cdn.authorizationAtTarget).isEqualTo("null");
        }
    }

    @Test
    void followsNoRedirectToAHostThatIsNotAllowed() throws Exception {
        hub.redirect = "http://localhost:1";
        Import end = finish(wish("huggingface", "escaped"));
        assertThat(end.state()).isEqualTo("FAILED");
        assertThat(end.message()).contains("http://localhost:1 is not a host that this installation imports from");
    }

    @Test
    void refusesUnknownHostsAndUnsafeNames() throws Exception {
        Import.Wish wish = wish("huggingface", "x");
        assertThatThrownBy(() -> client.imports()
                        .start(new Import.Wish(
                                "huggingface", "http://169.254.169.254", "lab/adder", null, "x", null, Map.of())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("must be of a host that this installation imports from");
        assertThatThrownBy(() -> client.imports()
                        .start(new Import.Wish("huggingface", wish.endpoint(), "../../etc", null, "x", null, Map.of())))
                .isInstanceOf(InvalidRequestException.class);
        hub.files.put("../evil", new byte[] {1});
        assertThat(finish(wish).state()).isEqualTo("FAILED");
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        Import begun = client.imports().start(wish("huggingface", "cancelled"));
        assertThat(client.imports().cancel(begun.id()).state()).isEqualTo("CANCELLED");
        assertThat(steps.next(begun)).isInstanceOf(WorkOutcome.Done.class);
        assertThat(hub.ranges).isEmpty();
        LandbridgeClient rival = LandbridgeClient.at(url)
                .token(TestTokens.person("eve", "rivals", Role.ADMIN))
                .connect();
        assertThatThrownBy(() -> rival.imports().get(begun.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void pushesInPartsToTheRealServiceAndPullsBack() throws Exception {
        byte[] bytes = new byte[20 << 20];
        new Random(5).nextBytes(bytes);
        Path source = Files.createDirectories(directory.resolve("source"));
        Files.write(source.resolve("vocabulary.bin"), bytes);
        Files.write(source.resolve("model.safetensors"), Seed.safetensors());
        ModelVersion version = client.push("pushed", source)
                .journal(directory.resolve("journal"))
                .run();
        assertThat(version.parameters()).isEqualTo(4);
        client.pull("pushed", version.version(), directory.resolve("copy")).run();
        assertThat(directory.resolve("copy/vocabulary.bin")).hasBinaryContent(bytes);
    }

    private Import.Wish wish(String source, String model) {
        return new Import.Wish(source, hub.url(), "lab/adder", null, model, null, Map.of());
    }

    private Import finish(Import.Wish wish) throws Exception {
        return steps.finish(client, wish);
    }
}
