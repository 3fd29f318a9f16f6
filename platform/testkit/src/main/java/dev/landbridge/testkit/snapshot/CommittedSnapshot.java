package dev.landbridge.testkit.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what the build of a service generated with the copy that is committed, so that a change of an interface is
 * seen in review. {@code -Dlandbridge.update-snapshots=true} accepts the change.
 */
public final class CommittedSnapshot {
    private CommittedSnapshot() {}

    /** The OpenAPI document and the Kubernetes manifest of the service whose module runs the test. */
    public static void checkService(String service) {
        Path root = repositoryRoot();
        check(Path.of("target/openapi/openapi.yaml"), root.resolve("docs/api/" + service + ".yaml"));
        check(Path.of("target/kubernetes/kubernetes.yml"), root.resolve("k8s/base/" + service + ".yml"));
    }

    static void check(Path generated, Path committed) {
        try {
            String now = Files.readString(generated);
            if (Boolean.getBoolean("landbridge.update-snapshots")) {
                Files.createDirectories(committed.getParent());
                Files.writeString(committed, now);
            }
            assertThat(committed)
                    .as("accept the change with -Dlandbridge.update-snapshots=true")
                    .hasContent(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path repositoryRoot() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("platform/kit/pom.xml"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
