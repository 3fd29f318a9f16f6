package dev.landbridge.registry.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.registry.dataset.Dataset;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class VersionStore implements PanacheRepositoryBase<VersionEntity, String> {
    private final ObjectMapper json;

    VersionStore(ObjectMapper json) {
        this.json = json;
    }

    Optional<VersionEntity> find(String team, String model, int version) {
        return find("team = ?1 and model = ?2 and version = ?3 and deletedAt is null", team, model, version)
                .firstResultOptional();
    }

    Optional<VersionEntity> findId(String team, String id) {
        return find("team = ?1 and id = ?2 and deletedAt is null", team, id).firstResultOptional();
    }

    Optional<VersionEntity> findCommit(String team, String model, String sha) {
        return find("team = ?1 and model = ?2 and commitSha = ?3 and deletedAt is null", team, model, sha)
                .firstResultOptional();
    }

    Optional<VersionEntity> newestBut(String team, String model, List<Integer> others) {
        // an empty list is no list in SQL; no version is numbered 0
        List<Integer> excluded = others.isEmpty() ? List.of(0) : others;
        return find(
                        "team = ?1 and model = ?2 and version not in ?3 and deletedAt is null order by version desc",
                        team,
                        model,
                        excluded)
                .page(0, 1)
                .firstResultOptional();
    }

    List<VersionEntity> page(String team, String model, int before, int limit) {
        return find(
                        "team = ?1 and model = ?2 and version < ?3 and deletedAt is null order by version desc",
                        team,
                        model,
                        before)
                .page(0, limit)
                .list();
    }

    List<VersionEntity> newest(String team, int limit) {
        return find("team = ?1 and deletedAt is null order by id desc", team)
                .page(0, limit)
                .list();
    }

    /** @param condition over one kind of origin, with its values */
    List<VersionEntity> made(String condition, int limit, Object... values) {
        return find(condition + " and deletedAt is null order by id desc", values)
                .page(0, limit)
                .list();
    }

    void deleteAll(String team, String model, Instant at) {
        update("deletedAt = ?3 where team = ?1 and model = ?2 and deletedAt is null", team, model, at);
    }

    void addAll(Collection<ModelVersion> versions) {
        persist(versions.stream().map(this::entity));
        flush();
    }

    private VersionEntity entity(ModelVersion version) {
        VersionEntity entity = new VersionEntity();
        entity.id = version.id();
        entity.team = version.team();
        entity.model = version.model();
        entity.version = version.version();
        entity.status = version.status();
        entity.digest = version.digest();
        entity.size = version.size();
        entity.files = write(version.files());
        entity.config = version.config() == null ? null : version.config().toString();
        entity.parameters = version.parameters();
        entity.tensors = write(version.tensors());
        entity.facts = write(version.facts());
        entity.createdAt = version.createdAt();
        entity.createdBy = version.createdBy();
        entity.updatedAt = version.updatedAt();
        entity.description = version.description();
        entity.source = version.origin().source();
        entity.runLink = version.origin().runLink();
        entity.loggedModelId = version.origin().loggedModelId();
        fillLineage(entity, version.lineage());
        return entity;
    }

    private static void fillLineage(VersionEntity entity, Lineage lineage) {
        if (lineage.dataset() != null) {
            entity.datasetName = lineage.dataset().name();
            entity.datasetVersion = lineage.dataset().version();
            entity.datasetDigest = lineage.dataset().digest();
        }
        entity.runId = lineage.runId();
        entity.attempt = lineage.attempt();
        entity.checkpointStep = lineage.checkpointStep();
        entity.checkpointDigest = lineage.checkpointDigest();
        entity.recipe = lineage.recipe();
    }

    ModelVersion version(VersionEntity entity, List<String> aliases, Map<String, String> tags) {
        Dataset.Ref dataset = entity.datasetName == null
                ? null
                : new Dataset.Ref(entity.datasetName, entity.datasetVersion, entity.datasetDigest);
        return new ModelVersion(
                entity.id,
                entity.model,
                entity.version,
                entity.team,
                entity.status,
                entity.digest,
                entity.size,
                read(entity.files, new TypeReference<>() {}),
                null,
                entity.config == null ? null : read(entity.config, new TypeReference<>() {}),
                entity.parameters,
                read(entity.tensors, new TypeReference<>() {}),
                new Lineage(
                        dataset,
                        entity.runId,
                        entity.attempt,
                        entity.checkpointStep,
                        entity.checkpointDigest,
                        entity.recipe),
                read(entity.facts, new TypeReference<>() {}),
                aliases,
                entity.createdAt,
                entity.createdBy,
                entity.updatedAt,
                entity.description,
                new Origin(entity.source, entity.runLink, entity.loggedModelId),
                tags);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
