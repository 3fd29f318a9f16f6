package dev.landbridge.registry.lineage;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.dataset.Dataset;
import dev.landbridge.registry.dataset.Datasets;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.inference.Deployments;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.VersionOrigins;
import io.grpc.StatusRuntimeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Where things come from and what became of them. The registry knows the runs and checkpoints that versions were
 * registered from; a run that registered nothing is known to training-service alone.
 */
@ApplicationScoped
class Lineages {
    private static final Logger LOG = Logger.getLogger(Lineages.class);

    private final ModelVersions versions;
    private final VersionOrigins origins;
    private final Datasets datasets;
    private final Aliases aliases;
    private final Deployments deployments;

    Lineages(
            ModelVersions versions,
            VersionOrigins origins,
            Datasets datasets,
            Aliases aliases,
            Deployments deployments) {
        this.versions = versions;
        this.origins = origins;
        this.datasets = datasets;
        this.aliases = aliases;
        this.deployments = deployments;
    }

    /** @param id an id, or {@code name/version} of a dataset or model version */
    LineageGraph of(String team, String kind, String id, LineageDirection direction) {
        switch (kind) {
            case "dataset":
                return ofDataset(team, Numbered.of(id), direction);
            case "run":
                return ofVersions(team, id, required(origins.ofRun(team, id), kind, id), direction);
            case "checkpoint":
                String digest = id.startsWith("checkpoint:") ? id.substring("checkpoint:".length()) : id;
                List<ModelVersion> made = required(origins.ofCheckpoint(team, digest), kind, id);
                return ofVersions(team, LineageDrawing.checkpoint(digest), made, direction);
            case "model-version":
                return ofVersion(team, version(team, id), direction);
            case "deployment":
                String versionId = deployments.get(team, id).getModelVersionId();
                return ofVersions(team, id, List.of(versions.getById(team, versionId)), direction);
            default:
                throw Problem.invalid("kind", "must be dataset, run, checkpoint, model-version or deployment");
        }
    }

    /** With the evidence about it. */
    private LineageGraph ofVersion(String team, ModelVersion version, LineageDirection direction) {
        LineageDrawing drawing = new LineageDrawing();
        draw(team, version, drawing);
        drawing.addEvidence(version, versions.evidence(team, version.model(), version.version()));
        return drawing.graph().around(version.id(), direction);
    }

    private LineageGraph ofDataset(String team, Numbered wanted, LineageDirection direction) {
        Dataset dataset = datasets.get(team, wanted.name(), wanted.number());
        LineageDrawing drawing = new LineageDrawing();
        drawing.addDataset(dataset.name(), dataset.version());
        origins.ofDataset(team, dataset.name(), dataset.version()).forEach(version -> draw(team, version, drawing));
        return drawing.graph().around(LineageDrawing.dataset(dataset.name(), dataset.version()), direction);
    }

    private LineageGraph ofVersions(String team, String start, List<ModelVersion> made, LineageDirection direction) {
        LineageDrawing drawing = new LineageDrawing();
        made.forEach(version -> draw(team, version, drawing));
        return drawing.graph().around(start, direction);
    }

    private void draw(String team, ModelVersion version, LineageDrawing drawing) {
        drawing.addVersion(version);
        drawing.addAliases(version, aliases.of(team, version.model()));
        try {
            drawing.addDeployments(version, deployments.ofVersion(team, version.id()));
        } catch (StatusRuntimeException e) {
            LOG.warnf("lineage without deployments: %s", e.getStatus());
            drawing.lacks("inference-service does not answer: only deployments that evidence names are shown");
            versions.evidence(team, version.model(), version.version()).stream()
                    .map(Evidence::deploymentId)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(id -> drawing.addDeployment(version, id, id));
        }
    }

    private ModelVersion version(String team, String id) {
        if (id.contains("/")) {
            Numbered wanted = Numbered.of(id);
            return versions.get(team, wanted.name(), wanted.number());
        }
        return versions.getById(team, id);
    }

    private static List<ModelVersion> required(List<ModelVersion> made, String kind, String id) {
        if (made.isEmpty()) {
            throw Problem.notFound(kind + " of a registered version", id);
        }
        return made;
    }

    /** {@code name/version}, also with a kind in front of it as node ids have it. */
    private record Numbered(String name, int number) {
        static Numbered of(String id) {
            String plain = id.startsWith("dataset:") ? id.substring("dataset:".length()) : id;
            int slash = plain.lastIndexOf('/');
            try {
                return new Numbered(
                        plain.substring(0, Math.max(0, slash)), Integer.parseInt(plain.substring(slash + 1)));
            } catch (NumberFormatException e) {
                throw Problem.invalid("id", "must be <name>/<version>, for example addition/3");
            }
        }
    }
}
