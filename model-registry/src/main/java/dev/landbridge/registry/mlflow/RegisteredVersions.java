package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.search.Comparison;
import dev.landbridge.registry.search.Condition;
import dev.landbridge.registry.search.Query;
import dev.landbridge.registry.version.Lineage;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.Origin;
import dev.landbridge.registry.version.Registrations;
import dev.landbridge.registry.version.VersionSearch;
import dev.landbridge.registry.version.VersionSummary;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions as MLflow's clients see them. */
@ApplicationScoped
class RegisteredVersions {
    private static final int USUAL_PAGE = 10_000;
    private static final int STEP = 200;

    private final Models models;
    private final ModelVersions versions;
    private final Registrations registrations;
    private final VersionSearch search;
    private final VersionSources sources;
    private final Aliases aliases;

    RegisteredVersions(
            Models models,
            ModelVersions versions,
            Registrations registrations,
            VersionSearch search,
            VersionSources sources,
            Aliases aliases) {
        this.models = models;
        this.versions = versions;
        this.registrations = registrations;
        this.search = search;
        this.sources = sources;
        this.aliases = aliases;
    }

    Answer.ModelVersion create(String team, Actor actor, Fields fields) {
        String name = fields.required("name");
        String source = fields.required("source");
        List<FileRef> files = QuarkusTransaction.requiringNew().call(() -> {
            models.requireExists(team, name);
            return sources.files(team, source);
        });
        String runId = fields.text("run_id").filter(id -> !id.isEmpty()).orElse(null);
        ModelVersions.NewVersion wish = new ModelVersions.NewVersion(
                name,
                files,
                new Lineage(null, runId, 0, 0, null, null),
                Map.of(),
                fields.text("description").orElse(""),
                new Origin(
                        source,
                        fields.text("run_link").orElse(null),
                        fields.text("model_id").orElse(null)));
        return Answer.ModelVersion.of(registrations
                .register(team, new Registrations.Registration(actor, wish, fields.tags(), null))
                .summary());
    }

    @Transactional
    Answer.ModelVersion get(String team, String name, int version) {
        return Answer.ModelVersion.of(versions.get(team, name, version).summary());
    }

    @Transactional
    Answer.ModelVersion byAlias(String team, String name, String alias) {
        models.get(team, name);
        int version = aliases.of(team, name).stream()
                .filter(known -> known.name().equals(alias))
                .map(Alias::version)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("alias", name + "@" + alias));
        return get(team, name, version);
    }

    @Transactional
    Map<String, Object> search(String team, Fields fields) {
        Page<VersionSummary> page = search.search(team, RegisteredModels.query(fields, USUAL_PAGE, USUAL_PAGE));
        return Answer.page(
                "model_versions",
                page.items().stream().map(Answer.ModelVersion::of).toList(),
                page.nextPageToken());
    }

    /** The newest version of a model in a stage. */
    @Transactional
    Optional<VersionSummary> newest(String team, String name, Stage stage) {
        Condition model = new Condition(false, "name", Comparison.EQUAL, List.of(name));
        String token = null;
        do {
            Page<VersionSummary> page = search.search(team, new Query(List.of(model), List.of(), STEP, token));
            Optional<VersionSummary> found = page.items().stream()
                    .filter(version -> Stage.of(version) == stage)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            token = page.nextPageToken();
        } while (token != null);
        return Optional.empty();
    }
}
