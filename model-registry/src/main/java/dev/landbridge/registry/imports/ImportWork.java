package dev.landbridge.registry.imports;

import dev.landbridge.kit.blob.BlobStore;
import dev.landbridge.kit.lease.Claim;
import dev.landbridge.kit.lease.WorkHandler;
import dev.landbridge.kit.lease.WorkOutcome;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.blob.FileSet;
import dev.landbridge.registry.version.ModelVersion;
import dev.landbridge.registry.version.ModelVersions;
import dev.landbridge.registry.version.Registrar;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries an import on from wherever it is. Whatever is here is in the database and the blob store, so any process can
 * go on after any crash.
 */
@ApplicationScoped
public class ImportWork implements WorkHandler {
    static final String KIND = "import";
    private static final int MAX_DAMAGES = 2;

    private final Imports imports;
    private final ImportStore store;
    private final ImportConfig config;
    private final SourceHttp http;
    private final FileFetch fetch;
    private final Registrar registrar;
    private final BlobReferences references;
    private final BlobStore bytes;

    ImportWork(
            Imports imports,
            ImportStore store,
            ImportConfig config,
            SourceHttp http,
            FileFetch fetch,
            Registrar registrar,
            BlobReferences references,
            BlobStore bytes) {
        this.imports = imports;
        this.store = store;
        this.config = config;
        this.http = http;
        this.fetch = fetch;
        this.registrar = registrar;
        this.references = references;
        this.bytes = bytes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public WorkOutcome handle(Claim claim) throws Exception {
        ImportJob job = imports.job(claim);
        try {
            if (!job.description().state().ended() && carryOn(claim, job)) {
                return cleanUp(claim);
            }
        } catch (SourceException e) {
            fail(claim, e.getMessage());
        } catch (Problem refused) {
            fail(claim, refused.detail());
        } catch (IOException e) {
            if (retry(claim, e)) {
                return WorkOutcome.again(config.retryInterval());
            }
        }
        return cleanUp(claim);
    }

    /** @return false when somebody ended the import meanwhile */
    private boolean carryOn(Claim claim, ImportJob job) throws IOException, InterruptedException {
        Source source = source(job);
        if (job.description().sourceCommit() == null && !list(claim, source)) {
            return false;
        }
        ImportJob listed = imports.job(claim);
        Import of = listed.description();
        for (ImportFile file : listed.files()) {
            FileFetch.Origin origin =
                    new FileFetch.Origin(source.address(of.sourceCommit(), file.remote()), source.headers());
            if (!file.isHere() && !fetch.fetch(claim, of, file, origin)) {
                return false;
            }
        }
        return register(claim, imports.job(claim));
    }

    private Source source(ImportJob job) {
        Import of = job.description();
        return of.source() == SourceKind.HUGGINGFACE
                ? new HuggingFaceSource(http, of.endpoint(), of.repo(), of.revision(), job.token())
                : new ModelScopeSource(http, of.endpoint(), of.repo(), of.revision(), job.token());
    }

    private boolean list(Claim claim, Source source) throws IOException, InterruptedException {
        if (!imports.write(claim, entity -> {
            entity.state = ImportState.LISTING;
            entity.message = "asking the source for its files";
        })) {
            return false;
        }
        Listing listing = source.list();
        // refuses names that are not safe here before any byte is fetched
        new FileSet(listing.files().stream()
                .map(file -> new FileRef(file.path(), "0".repeat(64), file.size()))
                .toList());
        return imports.write(claim, entity -> {
            entity.state = ImportState.DOWNLOADING;
            entity.sourceCommit = listing.commit();
            entity.licence = listing.licence();
            entity.totalFiles = listing.files().size();
            entity.totalBytes =
                    listing.files().stream().mapToLong(RemoteFile::size).sum();
            listing.files().forEach(file -> store.addFile(entity.id, file));
        });
    }

    private boolean register(Claim claim, ImportJob job) {
        Import of = job.description();
        if (!imports.write(claim, entity -> {
            entity.state = ImportState.REGISTERING;
            entity.message = "registering the version";
        })) {
            return false;
        }
        List<FileRef> files = job.files().stream()
                .map(file -> new FileRef(
                        file.remote().path(), file.stored(), file.remote().size()))
                .toList();
        // the key makes a repetition after a crash find the version instead of making another
        ModelVersion version = registrar.register(
                of.team(),
                job.actor(),
                new ModelVersions.NewVersion(of.model(), files, null, provenance(job)),
                "import/" + of.id());
        return imports.write(claim, entity -> {
            entity.version = version.version();
            imports.end(entity, ImportState.SUCCEEDED, "version " + version.version() + " is registered");
        });
    }

    private static Map<String, String> provenance(ImportJob job) {
        Import of = job.description();
        Map<String, String> facts = new TreeMap<>(job.facts());
        facts.put("import.source", of.source().name().toLowerCase(java.util.Locale.ROOT));
        facts.put("import.endpoint", of.endpoint());
        facts.put("import.repo", of.repo());
        facts.put("import.revision", of.revision());
        facts.put("import.commit", of.sourceCommit());
        if (of.licence() != null) {
            facts.put("import.licence", of.licence());
        }
        return facts;
    }

    private void fail(Claim claim, String reason) {
        imports.write(claim, entity -> imports.end(entity, ImportState.FAILED, reason));
    }

    /** @return whether it is worth another attempt */
    private boolean retry(Claim claim, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        boolean[] again = {false};
        imports.write(claim, entity -> {
            if (e instanceof DamagedContentException) {
                // twice is not the network's doing
                entity.damages++;
                again[0] = entity.damages < MAX_DAMAGES;
            } else {
                entity.failures++;
                again[0] = entity.failures < config.maxFailures();
            }
            if (again[0]) {
                entity.message = "trying again: " + reason;
            } else {
                imports.end(entity, ImportState.FAILED, reason);
            }
        });
        return again[0];
    }

    /** Lets go of what only the import needed; the version holds its own files. */
    private WorkOutcome cleanUp(Claim claim) throws IOException {
        if (!imports.get(claim.team(), claim.subjectId()).state().ended()) {
            return WorkOutcome.again(Duration.ZERO);
        }
        for (ImportFile file : imports.files(claim)) {
            if (file.parts() != null) {
                bytes.dropParts(file.parts());
            }
        }
        imports.fenced(claim, () -> references.release(claim.team(), FileFetch.HOLDER, claim.subjectId()));
        return WorkOutcome.done();
    }
}
