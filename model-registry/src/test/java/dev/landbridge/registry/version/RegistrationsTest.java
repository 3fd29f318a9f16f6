package dev.landbridge.registry.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditEvent;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.AuditSearch;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.request.RequestId;
import dev.landbridge.registry.Seed;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class RegistrationsTest {
    private static final Actor ADA = new Actor("usr_ada", "ada");
    private static final int WRITERS = 16;

    @Inject
    Seed seed;

    @Inject
    Registrar registrar;

    @Inject
    Registrations registrations;

    @Inject
    AuditLog audit;

    @Test
    void writersOfOneModelShareTransactionsWithoutGapsAndFailAlone() throws Exception {
        ModelVersion first = seed.version("together", "adder");
        FileRef unknown = new FileRef("model.bin", "0".repeat(64), 1);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Integer> numbers = new ArrayList<>();
        try {
            List<Callable<ModelVersion>> work = IntStream.range(0, WRITERS)
                    .<Callable<ModelVersion>>mapToObj(
                            writer -> () -> register(writer, writer == 5 ? List.of(unknown) : first.files()))
                    .toList();
            List<Future<ModelVersion>> results = writers.invokeAll(work);
            for (int writer = 0; writer < WRITERS; writer++) {
                if (writer == 5) {
                    assertThat(results.get(writer))
                            .failsWithin(java.time.Duration.ofSeconds(30))
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(Problem.class)
                            .withMessageContaining("was not uploaded by this team");
                } else {
                    ModelVersion version = results.get(writer).get();
                    assertThat(version.tags()).containsExactly(Map.entry("writer", String.valueOf(writer)));
                    numbers.add(version.version());
                }
            }
        } finally {
            writers.shutdownNow();
        }

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, WRITERS).boxed().toList());
        assertThat(audit.list("together", new AuditSearch(), PageRequest.of(100, null))
                        .items())
                .filteredOn(event -> event.action().equals("tag-version"))
                .extracting(AuditEvent::requestId)
                .hasSize(WRITERS - 1)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void whoComesTogetherWithTheSameKeyGetsOneVersion() {
        ModelVersion first = seed.version("keys", "adder");
        Registrar.Prepared prepared =
                registrar.prepare("keys", new ModelVersions.NewVersion("adder", first.files(), null, Map.of()));
        List<Registrar.Application> applications = Stream.of("one", null, "one", null)
                .map(key -> new Registrar.Application(new Registrar.Applicant(ADA, key, "req-" + key), prepared))
                .toList();

        assertThat(registrar.registerAll("keys", "adder", applications))
                .extracting(ModelVersion::version)
                .containsExactly(2, 3, 2, 4);
        assertThat(registrar.registerAll("keys", "adder", applications))
                .extracting(ModelVersion::version)
                .containsExactly(2, 5, 2, 6);
    }

    private ModelVersion register(int writer, List<FileRef> files) {
        return RequestId.within(
                "req-" + writer,
                () -> registrations.register(
                        "together",
                        new Registrations.Registration(
                                ADA,
                                new ModelVersions.NewVersion("adder", files, null, Map.of()),
                                Map.of("writer", String.valueOf(writer)),
                                null)));
    }
}
