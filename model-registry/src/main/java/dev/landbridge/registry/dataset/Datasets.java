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
import dev.landbridge.kit.problem.ProblemType;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.blob.FileSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The datasets of a team; a registered version never changes. */
@ApplicationScoped
public class Datasets {
    private static final int ANY = -1;
    private static final int MAX_LISTED = 1000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

    /** Wish for a new version. {@code rowSchema} and {@code provenance} are JSON texts, or empty. */
    public record NewDataset(
            String name,
            String description,
            List<Dataset.Split> splits,
            List<FileRef> files,
            String rowSchema,
            String provenance) {
        /** One of splits alone. */
        public NewDataset(
                String name, String description, List<Dataset.Split> splits, String rowSchema, String provenance) {
            this(name, description, splits, List.of(), rowSchema, provenance);
        }

        private FileSet all() {
            return new FileSet(Stream.concat(splits.stream().map(Dataset.Split::file), files.stream())
                    .toList());
        }
    }

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
        return register(team, actor, wish, ANY, idempotencyKey);
    }

    /**
     * Registers the version that follows another one.
     *
     * @param after the newest version the wish was made from, 0 before the first; refused when there is a newer one
     */
    @Transactional
    public Dataset register(String team, Actor actor, NewDataset wish, int after, String idempotencyKey) {
        requireName(wish.name());
        FileSet files = wish.all();
        blobs.requireAttachable(team, files);
        String id = Ids.next("dsv");
        Optional<String> earlier = keys.claim(team, "dataset", idempotencyKey, wish, id);
        if (earlier.isPresent()) {
            return dataset(store.findById(earlier.get()));
        }
        store.lockName(team, wish.name());
        int newest = store.newest(team, wish.name()).map(known -> known.version).orElse(0);
        if (after != ANY && newest != after) {
            throw Problem.of(
                    ProblemType.PRECONDITION_FAILED,
                    "Somebody registered version " + newest + " of '" + wish.name()
                            + "' meanwhile. Look at it and repeat.");
        }
        DatasetEntity entity = new DatasetEntity();
        entity.id = id;
        entity.team = team;
        entity.name = wish.name();
        entity.version = newest + 1;
        entity.description = wish.description() == null ? "" : wish.description();
        entity.digest = files.digest();
        entity.splits = write(wish.splits());
        entity.files = write(wish.files());
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

    /** Names a dataset before its first version. */
    @Transactional
    public void announce(String team, Actor actor, String name) {
        requireName(name);
        store.lockName(team, name);
        if (store.newest(team, name).isPresent() || !store.announce(team, name, actor.id())) {
            throw Problem.of(ProblemType.ALREADY_EXISTS, "There is a dataset '" + name + "' in this team already.");
        }
        audit.record(team, actor, "create-dataset", new Subject("dataset", name), Map.of());
    }

    /** Whether somebody named it, though it has no version yet. */
    @Transactional
    public boolean isAnnounced(String team, String name) {
        return store.isAnnounced(team, name);
    }

    /** The versions of a name, newest first; empty when there is none. */
    @Transactional
    public List<Dataset> history(String team, String name) {
        return store.versions(team, name).stream().map(this::dataset).toList();
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw Problem.invalid("name", "must be 1 to 96 letters, digits, '.', '_' or '-'");
        }
    }

    /** The newest version of each dataset, at most so many as a client lists. */
    @Transactional
    public List<Dataset> newest(String team) {
        return store.page(team, "", MAX_LISTED).stream().map(this::dataset).toList();
    }

    @Transactional
    public Page<Dataset> list(String team, PageRequest page) {
        List<DatasetEntity> rows = store.page(team, page.after().orElse(""), page.size() + 1);
        return Page.ofOverfetched(rows, page, row -> row.name).map(this::dataset);
    }

    @Transactional
    public List<Dataset> versions(String team, String name) {
        List<Dataset> versions = history(team, name);
        if (versions.isEmpty()) {
            throw Problem.notFound("dataset", name);
        }
        return versions;
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
                read(entity.files, new TypeReference<List<FileRef>>() {}),
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
