package dev.landbridge.training.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.contracts.registry.v1.DatasetRef;
import dev.landbridge.contracts.registry.v1.FileRef;
import dev.landbridge.contracts.registry.v1.Lineage;
import dev.landbridge.contracts.registry.v1.ModelVersion;
import dev.landbridge.contracts.registry.v1.RegisterVersionRequest;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.training.process.WorkerInstallation;
import dev.landbridge.training.registry.RegistryBlobs;
import dev.landbridge.training.registry.RegistryVersions;
import dev.landbridge.training.run.ModelVersionReference;
import dev.landbridge.training.run.RunPlan;
import dev.landbridge.training.run.RunProgress;
import dev.landbridge.training.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Hands the exported model to the registry. Repeating it ends at the same version: the run's id is the key. */
@ApplicationScoped
class Registration {
    private final RunJournal journal;
    private final RunProgress runs;
    private final RunFacts facts;
    private final RegistryBlobs blobs;
    private final RegistryVersions versions;
    private final WorkerInstallation installation;

    Registration(
            RunJournal journal,
            RunProgress runs,
            RunFacts facts,
            RegistryBlobs blobs,
            RegistryVersions versions,
            WorkerInstallation installation) {
        this.journal = journal;
        this.runs = runs;
        this.facts = facts;
        this.blobs = blobs;
        this.versions = versions;
        this.installation = installation;
    }

    void register(Claim claim, RunPlan plan) throws IOException, InterruptedException {
        RunDirectory directory = RunDirectory.of(installation.data(), plan.id());
        JsonNode result = directory
                .exportFacts()
                .orElseThrow(() -> Problem.conflict("The exported model is not on this machine any more."));
        List<FileDigest> files = verified(directory, result.path("export").path("files"));
        for (FileDigest file : files) {
            if (runs.plan(plan.team(), plan.id()).cancelRequested()) {
                journal.advance(claim, RunState.CANCELLED, "Cancelled before the result was registered.");
                return;
            }
            blobs.upload(plan.team(), directory.export(), file);
        }
        ModelVersion version = versions.register(plan.team(), request(plan, files, result.path("facts")));
        journal.succeed(claim, new ModelVersionReference(version.getModel(), version.getVersion(), version.getId()));
    }

    private RegisterVersionRequest request(RunPlan plan, List<FileDigest> files, JsonNode said) {
        RegisterVersionRequest.Builder request = RegisterVersionRequest.newBuilder()
                .setModel(plan.registerAs())
                .setIdempotencyKey(plan.id())
                .setRequestedBy(plan.createdBy())
                .putAllFacts(facts.of(plan, said))
                .setLineage(Lineage.newBuilder()
                        .setDataset(DatasetRef.newBuilder()
                                .setName(plan.dataset().name())
                                .setVersion(plan.dataset().version())
                                .setDigest(plan.dataset().digest()))
                        .setRunId(plan.id())
                        .setAttempt(said.path("attempt").asInt())
                        .setCheckpointStep(said.path("checkpoint_step").asLong())
                        .setCheckpointDigest(said.path("checkpoint_digest").asText())
                        .setRecipe(plan.recipe()));
        files.forEach(file -> request.addFiles(FileRef.newBuilder()
                .setPath(file.path())
                .setSha256(file.sha256())
                .setSize(file.size())));
        return request.build();
    }

    private static List<FileDigest> verified(RunDirectory directory, JsonNode declared) throws IOException {
        List<FileDigest> files = new ArrayList<>();
        for (JsonNode file : declared) {
            FileDigest found =
                    FileDigest.of(directory.export(), file.path("path").asText());
            if (!found.sha256().equals(file.path("sha256").asText())) {
                throw Problem.of(
                        ProblemType.CONTENT_MISMATCH, "Exported file " + found.path() + " changed after its export.");
            }
            files.add(found);
        }
        return files;
    }
}
