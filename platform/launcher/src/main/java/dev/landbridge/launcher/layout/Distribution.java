package dev.landbridge.launcher.layout;

import dev.landbridge.launcher.problem.LauncherException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The built repository: where the packaged services and workers lie. */
public record Distribution(Path root) {
    private static final String PROPERTY = "landbridge.root";

    public Distribution {
        root = root.toAbsolutePath().normalize();
    }

    /** As the script {@code landbridge} says it, else the current directory. */
    public static Distribution current() {
        return new Distribution(Path.of(System.getProperty(PROPERTY, ".")));
    }

    public Path serverJar(Service service) {
        Path jar = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (Files.notExists(jar)) {
            throw new LauncherException(
                    service.title() + " is not built: " + jar + " is missing.",
                    "Start through the script ./landbridge, which builds what is missing.");
        }
        return jar;
    }

    public Path trainingWorker() {
        return root.resolve("training-service/worker/target");
    }

    /** The training engine's native libraries, unpacked once for all homes (450 MB). */
    public Path engineCache() {
        return trainingWorker().resolve("engine-cache");
    }

    public Path engineWorker() {
        return root.resolve("inference-service/worker/target");
    }

    /** The option that tells another launcher process of this distribution. */
    public String systemProperty() {
        return "-D" + PROPERTY + "=" + root;
    }
}
