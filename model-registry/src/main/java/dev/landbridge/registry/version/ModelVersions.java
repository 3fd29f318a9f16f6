package dev.landbridge.registry.version;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.alias.Alias;
import dev.landbridge.registry.alias.Aliases;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.evidence.Evidence;
import dev.landbridge.registry.evidence.EvidenceIndex;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.tag.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of a team's models; registered once, never changed. */
@ApplicationScoped
public class ModelVersions {
    /** Wish for a new version. */
    public record NewVersion(
            String model,
            List<FileRef> files,
            Lineage lineage,
            Map<String, String> facts,
            String description,
            Origin origin) {
        public NewVersion(String model, List<FileRef> files, Lineage lineage, Map<String, String> facts) {
            this(model, files, lineage, facts, "", null);
        }

        public NewVersion {
            description = description == null ? "" : description;
            origin = origin == null ? Origin.NONE : origin;
            lineage = lineage == null ? Lineage.NONE : lineage;
            facts = facts == null ? Map.of() : new java.util.TreeMap<>(facts);
        }
    }

    private final VersionStore store;
    private final Models models;
    private final Aliases aliases;
    private final Tags tags;
    private final EvidenceIndex evidence;
    private final AuditLog audit;
    private final Clock clock;

    ModelVersions(
            VersionStore store,
            Models models,
            Aliases aliases,
            Tags tags,
            EvidenceIndex evidence,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.models = models;
        this.aliases = aliases;
        this.tags = tags;
        this.evidence = evidence;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public ModelVersion get(String team, String model, int version) {
        return version(require(team, model, version));
    }

    /** Empty for a version that was never made or was taken away. */
    @Transactional
    public Optional<ModelVersion> find(String team, String model, int version) {
        return store.find(team, model, version).map(this::version);
    }

    @Transactional
    public ModelVersion getById(String team, String id) {
        return version(store.findId(team, id).orElseThrow(() -> Problem.notFound("model version", id)));
    }

    /** The version of this commit name, see {@link CommitSha}. */
    @Transactional
    public Optional<ModelVersion> byCommit(String team, String model, String sha) {
        return store.findCommit(team, model, sha).map(this::version);
    }

    /** The newest version that is none of these. */
    @Transactional
    public Optional<ModelVersion> newestBut(String team, String model, List<Integer> others) {
        return store.newestBut(team, model, others).map(this::version);
    }

    /** With the model card as the evidence stands now. */
    @Transactional
    public ModelVersion getWithCard(String team, String model, int number) {
        ModelVersion version = get(team, model, number);
        return version.withCard(ModelCard.of(version, evidence.of(version.subject())));
    }

    @Transactional
    public Page<ModelVersion> list(String team, String model, PageRequest page) {
        models.get(team, model);
        int before = page.after().map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        return Page.ofOverfetched(
                        store.page(team, model, before, page.size() + 1), page, row -> String.valueOf(row.version))
                .map(this::version);
    }

    @Transactional
    public ModelVersion describe(String team, Actor actor, String model, int number, String description) {
        VersionEntity entity = require(team, model, number);
        entity.description = description;
        entity.updatedAt = clock.instant();
        store.flush();
        audit.record(team, actor, "describe-version", subject(model, number), Map.of());
        return version(entity);
    }

    @Transactional
    public void tag(String team, Actor actor, String model, int number, String key, String value) {
        VersionEntity entity = require(team, model, number);
        tags.putOnVersion(team, model, number, key, value);
        entity.updatedAt = clock.instant();
        audit.record(team, actor, "tag-version", subject(model, number), Map.of("key", key));
    }

    @Transactional
    public void untag(String team, Actor actor, String model, int number, String key) {
        VersionEntity entity = require(team, model, number);
        tags.removeFromVersion(team, model, number, key);
        entity.updatedAt = clock.instant();
        audit.record(team, actor, "untag-version", subject(model, number), Map.of("key", key));
    }

    /** Hides the version in the caller's transaction; whether it may go is not decided here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void delete(String team, Actor actor, String model, int number) {
        require(team, model, number).deletedAt = clock.instant();
        store.flush();
        models.recount(team, model);
        audit.record(team, actor, "delete-version", subject(model, number), Map.of());
    }

    /** The newest versions of the team over all models. */
    @Transactional
    public List<ModelVersion> newest(String team, int limit) {
        return store.newest(team, limit).stream().map(this::version).toList();
    }

    @Transactional
    public List<Evidence> evidence(String team, String model, int version) {
        return evidence.of(get(team, model, version).subject());
    }

    /** Hides all versions of a model in the caller's transaction; whether they may go is not decided here. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void deleteAll(String team, String model) {
        store.deleteAll(team, model, clock.instant());
    }

    private VersionEntity require(String team, String model, int version) {
        return store.find(team, model, version)
                .orElseThrow(() -> Problem.notFound("model version", model + "/" + version));
    }

    private static Subject subject(String model, int version) {
        return new Subject("model-version", model + "/" + version);
    }

    private ModelVersion version(VersionEntity entity) {
        List<String> names = aliases.of(entity.team, entity.model).stream()
                .filter(alias -> alias.version() == entity.version)
                .map(Alias::name)
                .toList();
        return store.version(
                entity, names, tags.ofVersions(entity.team, List.of(entity.id)).getOrDefault(entity.id, Map.of()));
    }
}
