package dev.landbridge.inference.deployment;

import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Files of model versions on this machine, one directory a root digest. A directory is complete and checked, or absent. */
@ApplicationScoped
class ModelFiles {
    private final Registry registry;
    private final Path root;

    ModelFiles(Registry registry, DeploymentConfig config) {
        this.registry = registry;
        this.root = config.data().toAbsolutePath().normalize().resolve("models");
    }

    /** The directory with exactly the version's files; every digest is checked, also of files that were here before. */
    Path materialise(String team, ModelVersion version) throws IOException, EngineStartException {
        List<FileDigest> files = declared(version);
        Path directory = root.resolve(version.getDigest());
        if (isComplete(directory, files)) {
            return directory;
        }
        delete(directory);
        Path incoming = Files.createDirectories(root.resolve("incoming-" + UUID.randomUUID()));
        try {
            for (FileDigest file : files) {
                fetch(team, file, incoming);
            }
            Files.move(incoming, directory, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(incoming);
        }
        return directory;
    }

    private static List<FileDigest> declared(ModelVersion version) throws EngineStartException {
        List<FileDigest> files = new ArrayList<>();
        for (FileRef file : version.getFilesList()) {
            files.add(new FileDigest(file.getPath(), file.getSha256(), file.getSize()));
        }
        if (!RootDigest.of(files).equals(version.getDigest())) {
            throw EngineStartException.fatal(
                    "the version's digest is not that of its files; the registry's record cannot be trusted");
        }
        return files;
    }

    private void fetch(String team, FileDigest file, Path directory) throws IOException, EngineStartException {
        Path target = directory.resolve(file.path());
        Files.createDirectories(target.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            registry.download(team, file.sha256(), out);
        }
        if (!FileDigest.of(directory, file.path()).equals(file)) {
            throw EngineStartException.fatal("the bytes of " + file.path() + " are not those its digest names");
        }
    }

    private static boolean isComplete(Path directory, List<FileDigest> files) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        for (FileDigest file : files) {
            if (!Files.isRegularFile(directory.resolve(file.path()))
                    || !FileDigest.of(directory, file.path()).equals(file)) {
                return false;
            }
        }
        try (Stream<Path> present = Files.walk(directory).filter(Files::isRegularFile)) {
            return present.count() == files.size();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
