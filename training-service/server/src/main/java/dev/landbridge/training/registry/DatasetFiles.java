package dev.landbridge.training.registry;

import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.DatasetVersion;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.process.WorkerInstallation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** Data set versions as directories of this machine, one a digest, fetched when a run first needs them. */
@ApplicationScoped
public class DatasetFiles {
    /** The splits a worker reads, each as {@code <name>.jsonl}. */
    private static final List<String> SPLITS = List.of("train", "heldout");

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final RegistryDatasets datasets;
    private final RegistryBlobs blobs;
    private final Path root;

    DatasetFiles(RegistryDatasets datasets, RegistryBlobs blobs, WorkerInstallation installation) {
        this.datasets = datasets;
        this.blobs = blobs;
        this.root = installation.data().resolve("datasets");
    }

    /** The directory with the version's files, each checked against its digest now. */
    public Path materialise(String team, String name, int version, String digest) throws IOException {
        DatasetVersion dataset = datasets.get(team, name, version);
        if (!dataset.getDigest().equals(digest) || !SHA256.matcher(digest).matches()) {
            throw Problem.of(
                    ProblemType.CONTENT_MISMATCH,
                    "Data set " + name + " version " + version + " is not the one this run was created for.");
        }
        List<DatasetSplit> splits =
                SPLITS.stream().map(split -> split(dataset, split)).toList();
        Path directory = root.resolve(digest);
        if (!complete(directory, splits)) {
            fetch(team, splits, directory);
        }
        return directory;
    }

    private void fetch(String team, List<DatasetSplit> splits, Path directory) throws IOException {
        Files.createDirectories(root);
        Path fresh = Files.createTempDirectory(root, "incoming-");
        for (DatasetSplit split : splits) {
            blobs.download(team, split.getFile().getSha256(), fresh.resolve(fileName(split)));
        }
        if (Files.isDirectory(directory)) {
            for (DatasetSplit split : splits) {
                Files.move(
                        fresh.resolve(fileName(split)),
                        directory.resolve(fileName(split)),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.delete(fresh);
        } else {
            publish(fresh, directory);
        }
    }

    // two runs may fetch the same data set at once; the first one's directory stays
    private static void publish(Path fresh, Path directory) throws IOException {
        try {
            Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            for (String split : SPLITS) {
                Files.deleteIfExists(fresh.resolve(split + ".jsonl"));
            }
            Files.delete(fresh);
        }
    }

    private static boolean complete(Path directory, List<DatasetSplit> splits) throws IOException {
        for (DatasetSplit split : splits) {
            Path file = directory.resolve(fileName(split));
            if (!Files.isRegularFile(file)
                    || !Sha256.hex(file).equals(split.getFile().getSha256())) {
                return false;
            }
        }
        return true;
    }

    private static DatasetSplit split(DatasetVersion dataset, String name) {
        return dataset.getSplitsList().stream()
                .filter(split -> split.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "dataset", dataset.getName() + " has no split '" + name + "', which training needs"));
    }

    private static String fileName(DatasetSplit split) {
        return split.getName() + ".jsonl";
    }
}
