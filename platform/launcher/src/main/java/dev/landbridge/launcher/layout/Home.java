package dev.landbridge.launcher.layout;

import dev.landbridge.launcher.problem.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The directory that holds everything one installation owns. */
public record Home(Path root) {
    private static final long MIN_FREE_BYTES = 500L << 20;

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path jwks() {
        return keys().resolve("jwks.json");
    }

    public Path privateKey(Service service) {
        return keys().resolve(service.title() + ".jwk");
    }

    public Path certificateKey() {
        return keys().resolve("certificates.pem");
    }

    public Path certificatePublicKey() {
        return keys().resolve("certificates.pub.pem");
    }

    public Path credentials() {
        return root.resolve("credentials.json");
    }

    public Path data() {
        return root.resolve("data");
    }

    public Path data(Service service) {
        return data().resolve(service.title());
    }

    public Path postgresData() {
        return root.resolve("postgres").resolve("data");
    }

    public Path postgresBinaries() {
        return root.resolve("postgres").resolve("binaries");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    public Path certificates() {
        return root.resolve("certificates");
    }

    public Path lock() {
        return root.resolve("run").resolve("launcher.lock");
    }

    public Path state() {
        return root.resolve("run").resolve("state.json");
    }

    public boolean exists() {
        return Files.exists(credentials());
    }

    /** Creates the missing directories. */
    public void create() {
        try {
            Files.createDirectories(root);
            Files.createDirectories(keys());
            for (Path directory : List.of(
                    logs(), certificates(), lock().getParent(), postgresData().getParent())) {
                Files.createDirectories(directory);
            }
            for (Service service : Service.values()) {
                Files.createDirectories(data(service));
            }
        } catch (IOException e) {
            throw new LauncherException(
                    "Cannot create " + root + ": " + e.getMessage(),
                    "Choose a writable directory with --home or LANDBRIDGE_HOME.",
                    e);
        }
    }

    /** @throws LauncherException when less than 500 MB are free */
    public void requireFreeSpace() {
        long free = root.toFile().getUsableSpace();
        if (free < MIN_FREE_BYTES) {
            throw new LauncherException(
                    "Only %d MB free on the disk of %s; 500 MB are needed.".formatted(free >> 20, root),
                    "Free some space, or choose another disk with --home or LANDBRIDGE_HOME.");
        }
    }
}
