package dev.landbridge.training.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.contracts.registry.v1.DatasetSplit;
import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.RegisterDatasetVersionRequest;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.process.WorkerCommand;
import dev.landbridge.training.process.WorkerInstallation;
import dev.landbridge.training.registry.RegistryBlobs;
import dev.landbridge.training.registry.RegistryDatasets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Generates data sets with the worker and hands them to the registry, which keeps them. */
@ApplicationScoped
public class Datasets {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int AT_ONCE = 2;

    private final Recipes recipes;
    private final WorkerCommand worker;
    private final RegistryBlobs blobs;
    private final RegistryDatasets registry;
    private final ObjectMapper json;
    private final Path root;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    Datasets(
            Recipes recipes,
            WorkerCommand worker,
            RegistryBlobs blobs,
            RegistryDatasets registry,
            WorkerInstallation installation,
            ObjectMapper json) {
        this.recipes = recipes;
        this.worker = worker;
        this.blobs = blobs;
        this.registry = registry;
        this.json = json;
        this.root = installation.data().resolve("generated");
    }

    /** Equal parameters give equal bytes, so a repeated request with the same key ends at the same version. */
    public DatasetVersion generate(
            String team, Actor actor, String recipeName, DatasetRequest request, String idempotencyKey) {
        Recipe recipe = recipes.named(recipeName);
        Map<String, Object> spec = new LinkedHashMap<>(recipe.resolveDataset(request.parameters()));
        spec.put("recipe", recipe.name());
        if (!slots.tryAcquire()) {
            throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "Other data sets are being generated; repeat in a while.");
        }
        Path directory = root.resolve(Ids.next("gen"));
        try {
            Files.createDirectories(directory);
            Path specification = directory.resolve("spec.json");
            Files.writeString(specification, json.writeValueAsString(spec));
            Path out = directory.resolve("dataset");
            worker.run(
                    directory, List.of("dataset", "--spec", specification.toString(), "--out", out.toString()), LIMIT);
            return hand(team, actor, request, out, idempotencyKey);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot generate data set " + request.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(ProblemType.UNAVAILABLE, "The service is stopping.");
        } finally {
            slots.release();
            delete(directory);
        }
    }

    private DatasetVersion hand(String team, Actor actor, DatasetRequest request, Path directory, String idempotencyKey)
            throws IOException, InterruptedException {
        JsonNode description = json.readTree(Files.readString(directory.resolve("dataset.json")));
        RegisterDatasetVersionRequest.Builder registration = RegisterDatasetVersionRequest.newBuilder()
                .setName(request.name())
                .setDescription(request.description())
                .setRowSchema(description.path("row_schema").toString())
                .setProvenance(description.path("provenance").toString())
                .setRequestedBy(actor.name())
                .setIdempotencyKey(
                        idempotencyKey == null || idempotencyKey.isBlank() ? Ids.next("dsk") : idempotencyKey);
        for (JsonNode split : description.path("splits")) {
            FileDigest file = FileDigest.of(directory, split.path("file").asText());
            blobs.upload(team, directory, file);
            registration.addSplits(DatasetSplit.newBuilder()
                    .setName(split.path("name").asText())
                    .setRows(split.path("rows").asLong())
                    .setFile(FileRef.newBuilder()
                            .setPath(file.path())
                            .setSha256(file.sha256())
                            .setSize(file.size())));
        }
        var registered = registry.register(team, registration.build());
        return new DatasetVersion(
                registered.getName(), registered.getVersion(), registered.getDigest(), registered.getId());
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
