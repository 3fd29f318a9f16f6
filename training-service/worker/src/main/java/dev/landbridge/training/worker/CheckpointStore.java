package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of a run. A directory {@code step-N} is complete: it appears by rename after its
 * files are on disk, and its manifest holds their digests.
 */
final class CheckpointStore {
    private static final String MANIFEST = "manifest.json";
    private static final List<String> FILES = List.of(CheckpointFiles.WEIGHTS, CheckpointFiles.OPTIMIZER);
    private static final Pattern NAME = Pattern.compile("step-\\d{8}");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final String configuration;
    private final int keep;

    /** @param configuration digest of what a checkpoint must have been trained with to be continued */
    CheckpointStore(Path directory, String configuration, int keep) {
        this.directory = directory;
        this.configuration = configuration;
        this.keep = keep;
    }

    Checkpoint save(TrainingState state) throws IOException {
        Files.createDirectories(directory);
        Path target = directory.resolve(String.format(Locale.ROOT, "step-%08d", state.step()));
        Path unfinished = directory.resolve("unfinished");
        Durable.delete(unfinished);
        Files.createDirectory(unfinished);
        CheckpointFiles.write(unfinished, state);
        Checkpoint checkpoint = writeManifest(unfinished, state.step());
        for (String file : FILES) {
            Durable.sync(unfinished.resolve(file));
        }
        Durable.sync(unfinished.resolve(MANIFEST));
        Durable.sync(unfinished);
        Durable.delete(target);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        Durable.sync(directory);
        List<Path> all = newestFirst();
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            Durable.delete(old);
        }
        return new Checkpoint(checkpoint.step(), checkpoint.digest(), checkpoint.size(), target);
    }

    /**
     * The newest checkpoint whose digests are right.
     *
     * @param damaged told of each newer one that had to be passed over
     * @throws InvalidRequestException when it was trained with another configuration
     */
    Optional<Checkpoint> newest(Consumer<String> damaged) throws IOException {
        for (Path candidate : newestFirst()) {
            try {
                return Optional.of(verify(candidate));
            } catch (IOException | IllegalArgumentException e) {
                damaged.accept(candidate.getFileName() + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    void deleteAfter(long step) throws IOException {
        for (Path path : newestFirst()) {
            if (Long.parseLong(path.getFileName().toString().substring("step-".length())) > step) {
                Durable.delete(path);
            }
        }
    }

    private Checkpoint writeManifest(Path path, long step) throws IOException {
        ObjectNode manifest = JSON.createObjectNode().put("step", step).put("configuration", configuration);
        ArrayNode list = manifest.putArray("files");
        List<FileDigest> files = new ArrayList<>();
        for (String name : FILES) {
            FileDigest file = FileDigest.of(path, name);
            files.add(file);
            list.add(JSON.valueToTree(file));
        }
        manifest.put("digest", RootDigest.of(files));
        JSON.writeValue(path.resolve(MANIFEST).toFile(), manifest);
        return checkpoint(step, files, path);
    }

    private Checkpoint verify(Path path) throws IOException {
        JsonNode manifest = JSON.readTree(path.resolve(MANIFEST).toFile());
        List<FileDigest> files = new ArrayList<>();
        for (String name : FILES) {
            files.add(FileDigest.of(path, name));
        }
        Checkpoint checkpoint = checkpoint(manifest.path("step").asLong(), files, path);
        if (!checkpoint.digest().equals(manifest.path("digest").asText())) {
            throw new IOException("the files are not those of its manifest");
        }
        if (!configuration.equals(manifest.path("configuration").asText())) {
            throw new InvalidRequestException(
                    path.getFileName() + " was trained with other parameters or another dataset");
        }
        return checkpoint;
    }

    private static Checkpoint checkpoint(long step, List<FileDigest> files, Path path) {
        long size = files.stream().mapToLong(FileDigest::size).sum();
        return new Checkpoint(step, RootDigest.of(files), size, path);
    }

    private List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
