package dev.landbridge.registry.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.page.PageRequest;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The datasets of a team; a registered version never changes. */
@ApplicationScoped
public class Datasets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

    /** Wish for a new version. {@code rowSchema} and {@code provenance} are JSON texts, or empty. */
    public record NewDataset(
            String name, String description, List<Dataset.Split> splits, String rowSchema, String provenance) {}

    private final DatasetStore store;
    private final Blobs blobs;
    private final BlobReferences references;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    Datasets(
            DatasetStore store,
            Blobs blobs,
            BlobReferences references,
            IdempotencyKeys keys,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.store = store;
        this.blobs = blobs;
        this.references = references;
        this.keys = keys;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public Dataset register(String team, Actor actor, NewDataset wish, String idempotencyKey) {
        if (!NAME.matcher(wish.name()).matches()) {
            throw Problem.invalid("name", "must be 1 to 96 letters, digits, '.', '_' or '-'");
        }
        FileSet files =
                new FileSet(wish.splits().stream().map(Dataset.Split::file).toList());
        blobs.requireAttachable(team, files);
        String id = Ids.next("dsv");
        Optional<String> earlier = keys.claim(team, "dataset", idempotencyKey, wish, id);
        if (earlier.isPresent()) {
            return dataset(store.findById(earlier.get()));
        }
        store.lockName(team, wish.name());
        DatasetEntity entity = new DatasetEntity();
        entity.id = id;
        entity.team = team;
        entity.name = wish.name();
        entity.version = store.newest(team, wish.name())
                .map(newest -> newest.version + 1)
                .orElse(1);
        entity.description = wish.description() == null ? "" : wish.description();
        entity.digest = files.digest();
        entity.splits = write(wish.splits());
        entity.rowSchema = object("row_schema", wish.rowSchema());
        entity.provenance = object("provenance", wish.provenance());
        entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entity.createdBy = actor.id();
        store.persistAndFlush(entity);
        references.hold(team, "dataset", id, files.addresses());
        audit.record(
                team,
                actor,
                "register-dataset",
                new Subject("dataset", entity.name + "/" + entity.version),
                Map.of("digest", entity.digest));
        return dataset(entity);
    }

    @Transactional
    public Page<Dataset> list(String team, PageRequest page) {
        List<DatasetEntity> rows = store.page(team, page.after().orElse(""), page.size() + 1);
        return Page.ofOverfetched(rows, page, row -> row.name).map(this::dataset);
    }

    @Transactional
    public List<Dataset> versions(String team, String name) {
        List<DatasetEntity> versions = store.versions(team, name);
        if (versions.isEmpty()) {
            throw Problem.notFound("dataset", name);
        }
        return versions.stream().map(this::dataset).toList();
    }

    /** @param version 0 asks for the newest */
    @Transactional
    public Dataset get(String team, String name, int version) {
        Optional<DatasetEntity> found = version == 0 ? store.newest(team, name) : store.find(team, name, version);
        return dataset(found.orElseThrow(() -> Problem.notFound("dataset version", name + "/" + version)));
    }

    /** Remembers in the caller's transaction what was trained on the dataset; refuses a dataset that is not what is said. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordUse(String team, Dataset.Ref ref, String model, int version) {
        DatasetEntity entity = store.find(team, ref.name(), ref.version())
                .orElseThrow(() -> Problem.invalid(
                        "lineage.dataset", "there is no dataset " + ref.name() + " version " + ref.version()));
        if (ref.digest() != null && !ref.digest().isEmpty() && !ref.digest().equals(entity.digest)) {
            throw Problem.invalid("lineage.dataset.digest", "is not the digest of " + ref.name() + "/" + ref.version());
        }
        store.addUse(team, ref, model, version);
    }

    private Dataset dataset(DatasetEntity entity) {
        return new Dataset(
                entity.id,
                entity.name,
                entity.version,
                entity.team,
                entity.description,
                entity.digest,
                read(entity.splits, new TypeReference<List<Dataset.Split>>() {}),
                read(entity.rowSchema, new TypeReference<JsonNode>() {}),
                read(entity.provenance, new TypeReference<JsonNode>() {}),
                entity.createdAt,
                entity.createdBy,
                store.uses(entity.team, entity.name, entity.version));
    }

    private String object(String field, String text) {
        if (text == null || text.isBlank()) {
            return "{}";
        }
        try {
            if (json.readTree(text).isObject()) {
                return text;
            }
        } catch (JsonProcessingException e) {
            throw Problem.invalid(field, "is not valid JSON");
        }
        throw Problem.invalid(field, "must be a JSON object");
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
