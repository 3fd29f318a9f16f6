package dev.landbridge.registry.version;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.idempotency.IdempotencyKeys;
import dev.landbridge.kit.request.RequestId;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileSet;
import dev.landbridge.registry.dataset.Dataset;
import dev.landbridge.registry.dataset.Datasets;
import dev.landbridge.registry.model.Models;
import dev.landbridge.registry.version.ModelVersions.NewVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers versions in the caller's transaction, those of one model together: what one costs, many cost once. */
@ApplicationScoped
public class Registrar {
    private static final String OWNER = "model-version";

    private final VersionStore store;
    private final ModelVersions versions;
    private final Models models;
    private final Datasets datasets;
    private final Blobs blobs;
    private final BlobReferences references;
    private final Contents contents;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Instance<VersionListener> listeners;
    private final Clock clock;

    Registrar(
            VersionStore store,
            ModelVersions versions,
            Models models,
            Datasets datasets,
            Blobs blobs,
            BlobReferences references,
            Contents contents,
            IdempotencyKeys keys,
            AuditLog audit,
            @Any Instance<VersionListener> listeners,
            Clock clock) {
        this.store = store;
        this.versions = versions;
        this.models = models;
        this.datasets = datasets;
        this.blobs = blobs;
        this.references = references;
        this.contents = contents;
        this.keys = keys;
        this.audit = audit;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** A wish whose files were looked at. */
    record Prepared(NewVersion wish, FileSet files, Contents.Found found) {}

    /**
     * Who wants a version.
     *
     * @param requestId of the request that brought the wish
     * @param idempotencyKey null when the caller sent none
     */
    record Applicant(Actor actor, String idempotencyKey, String requestId) {}

    /** @param version is held to what the team has when it is registered: its files may have gone meanwhile */
    record Application(Applicant by, Prepared version) {}

    /** Reads what the files say, before anybody waits for the transaction that registers the version. */
    Prepared prepare(String team, NewVersion wish) {
        FileSet files = new FileSet(wish.files());
        blobs.requireAttachable(team, files);
        return new Prepared(wish, files, contents.read(files));
    }

    /** @param idempotencyKey null when the caller sent none */
    @Transactional
    public ModelVersion register(String team, Actor actor, NewVersion wish, String idempotencyKey) {
        Applicant applicant = new Applicant(actor, idempotencyKey, RequestId.current());
        return registerAll(team, wish.model(), List.of(new Application(applicant, prepare(team, wish))))
                .get(0);
    }

    /**
     * All or nothing.
     *
     * @param applications for versions of this model
     * @return in their order; an earlier version where the key was used before
     */
    @Transactional
    List<ModelVersion> registerAll(String team, String model, List<Application> applications) {
        List<String> ids = new ArrayList<>();
        Map<String, Application> fresh = new LinkedHashMap<>();
        for (Application application : applications) {
            String own = Ids.next("mv");
            String id = keys.claim(
                            team,
                            "version",
                            application.by().idempotencyKey(),
                            application.version().wish(),
                            own)
                    .orElse(own);
            ids.add(id);
            if (id.equals(own)) {
                fresh.put(id, application);
            }
        }
        Map<String, ModelVersion> registered = fresh.isEmpty() ? Map.of() : registerFresh(team, model, fresh);
        return ids.stream()
                .map(id -> registered.containsKey(id) ? registered.get(id) : versions.getById(team, id))
                .toList();
    }

    private Map<String, ModelVersion> registerFresh(String team, String model, Map<String, Application> fresh) {
        Actor first = fresh.values().iterator().next().by().actor();
        int number = models.takeVersionNumbers(team, first, model, fresh.size());
        Map<String, ModelVersion> registered = new LinkedHashMap<>();
        Map<String, Collection<String>> needed = new LinkedHashMap<>();
        for (Map.Entry<String, Application> entry : fresh.entrySet()) {
            registered.put(entry.getKey(), version(entry.getKey(), team, number++, entry.getValue()));
            needed.put(entry.getKey(), entry.getValue().version().files().addresses());
        }
        store.addAll(registered.values());
        references.hold(team, OWNER, needed);
        registered.forEach((id, version) -> tell(fresh.get(id).by(), version));
        return registered;
    }

    private ModelVersion version(String id, String team, int number, Application application) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NewVersion wish = application.version().wish();
        FileSet files = application.version().files();
        Contents.Found found = application.version().found();
        return new ModelVersion(
                id,
                wish.model(),
                number,
                team,
                "READY",
                files.digest(),
                files.size(),
                files.files(),
                null,
                found.config(),
                found.parameters(),
                found.tensors(),
                wish.lineage(),
                wish.facts(),
                List.of(),
                now,
                application.by().actor().id(),
                now,
                wish.description(),
                wish.origin(),
                Map.of());
    }

    private void tell(Applicant by, ModelVersion version) {
        Dataset.Ref dataset = version.lineage().dataset();
        if (dataset != null) {
            datasets.recordUse(version.team(), dataset, version.model(), version.version());
        }
        RequestId.within(by.requestId(), () -> {
            audit.record(
                    version.team(),
                    by.actor(),
                    "register-version",
                    new Subject("model-version", version.model() + "/" + version.version()),
                    Map.of(
                            "id",
                            version.id(),
                            "model",
                            version.model(),
                            "version",
                            version.version(),
                            "digest",
                            version.digest(),
                            "files",
                            version.files().size()));
            listeners.forEach(listener -> listener.registered(version));
            return null;
        });
    }
}
