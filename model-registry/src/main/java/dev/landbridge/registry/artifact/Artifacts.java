package dev.landbridge.registry.artifact;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.audit.AuditLog;
import dev.landbridge.kit.audit.Subject;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.page.Page;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.blob.BlobReferences;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that runs and logged models have written, by path; each is a blob that the path holds. */
@ApplicationScoped
public class Artifacts {
    private static final String OWNER = "artifact";
    private static final int MAX_FILES = 10_000;
    private static final int BATCH = 1000;

    private final ArtifactStore store;
    private final Blobs blobs;
    private final BlobReferences references;
    private final AuditLog audit;

    Artifacts(ArtifactStore store, Blobs blobs, BlobReferences references, AuditLog audit) {
        this.store = store;
        this.blobs = blobs;
        this.references = references;
        this.audit = audit;
    }

    /** Takes a file in and puts it at the path, in place of what was there. */
    public Artifact write(String team, Actor actor, ArtifactPath path, InputStream content) {
        requireFree(team, path);
        Blob blob = blobs.receive(team, actor.id(), path.text(), content);
        return QuarkusTransaction.requiringNew().call(() -> put(team, actor, path, blob));
    }

    /** Puts a blob that the team has at the path, in place of what was there. */
    @Transactional
    public Artifact put(String team, Actor actor, ArtifactPath path, Blob blob) {
        Artifact artifact = new Artifact(path.text(), blob.sha256(), blob.size());
        store.put(team, artifact, actor.id());
        references.release(team, OWNER, path.text());
        references.hold(team, OWNER, path.text(), List.of(blob.sha256()));
        return artifact;
    }

    /** Refuses a path that runs through a file, or that is a directory. */
    @Transactional
    public void requireFree(String team, ArtifactPath path) {
        String text = path.text();
        for (int slash = text.indexOf('/'); slash > 0; slash = text.indexOf('/', slash + 1)) {
            if (store.find(team, text.substring(0, slash)).isPresent()) {
                throw Problem.invalid("path", "'" + text.substring(0, slash) + "' is a file, not a directory");
            }
        }
        if (!store.files(team, path.firstBelow(), path.firstBehind(), 1).isEmpty()) {
            throw Problem.invalid("path", "'" + text + "' is a directory");
        }
    }

    @Transactional
    public Optional<Artifact> find(String team, ArtifactPath path) {
        return store.find(team, path.text());
    }

    /** What lies directly in a directory, in byte order; empty when there is no such directory. */
    @Transactional
    public Page<Artifact> children(String team, ArtifactPath directory, int size, String pageToken) {
        return page(
                store.children(team, directory, from(directory, pageToken), size + 1),
                size,
                last -> last.path() + (last.directory() ? "0" : "\1"));
    }

    /** Every file below a directory, in byte order. */
    @Transactional
    public Page<Artifact> files(String team, ArtifactPath directory, int size, String pageToken) {
        String from = from(directory, pageToken);
        return page(store.files(team, from, directory.firstBehind(), size + 1), size, last -> last.path() + "\1");
    }

    /** The files of a directory as those of a version, or the one file the path names. */
    @Transactional
    public List<FileRef> tree(String team, ArtifactPath path) {
        List<Artifact> files = store.files(team, path.firstBelow(), path.firstBehind(), MAX_FILES + 1);
        if (!files.isEmpty()) {
            return files.stream()
                    .map(file -> new FileRef(file.below(path.text()), file.sha256(), file.size()))
                    .toList();
        }
        return find(team, path)
                .map(file -> new FileRef(
                        path.text().substring(path.text().lastIndexOf('/') + 1), file.sha256(), file.size()))
                .map(List::of)
                .orElseThrow(() -> Problem.notFound("artifact directory", path.text()));
    }

    /** The artifact directory of a run, empty when it has written nothing. */
    @Transactional
    public Optional<ArtifactPath> ofRun(String team, String runId) {
        return root(store.withPart(team, 2, runId), runId);
    }

    /** The artifact directory of a logged model, empty when nothing was written for it. */
    @Transactional
    public Optional<ArtifactPath> ofLoggedModel(String team, String loggedModelId) {
        return root(store.withPart(team, 3, loggedModelId), loggedModelId);
    }

    private static Optional<ArtifactPath> root(Optional<Artifact> file, String id) {
        String marker = "/" + id + "/artifacts/";
        return file.map(Artifact::path)
                .filter(path -> path.contains(marker))
                .map(path -> new ArtifactPath(path.substring(0, path.indexOf(marker) + marker.length() - 1)));
    }

    /** Takes a file or a whole directory away; what is not there needs no taking away. */
    public void delete(String team, Actor actor, ArtifactPath path) {
        QuarkusTransaction.requiringNew().run(() -> {
            store.find(team, path.text()).ifPresent(file -> remove(team, file));
            audit.record(team, actor, "delete-artifacts", new Subject("artifact", path.text()), Map.of());
        });
        while (QuarkusTransaction.requiringNew().call(() -> removeBatch(team, path))) {
            // one transaction a batch, so that a large tree neither times out nor holds its locks for long
            continue;
        }
    }

    private boolean removeBatch(String team, ArtifactPath directory) {
        List<Artifact> files = store.files(team, directory.firstBelow(), directory.firstBehind(), BATCH);
        files.forEach(file -> remove(team, file));
        return files.size() == BATCH;
    }

    private void remove(String team, Artifact file) {
        store.delete(team, file.path());
        references.release(team, OWNER, file.path());
    }

    private static String from(ArtifactPath directory, String pageToken) {
        if (pageToken == null || pageToken.isEmpty()) {
            return directory.firstBelow();
        }
        try {
            String from = new String(Base64.getUrlDecoder().decode(pageToken), StandardCharsets.UTF_8);
            if (from.startsWith(directory.firstBelow()) && from.indexOf('\0') < 0) {
                return from;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("page_token", "is not a token of this listing; take it from next_page_token");
        }
        throw Problem.invalid("page_token", "belongs to another directory");
    }

    private static Page<Artifact> page(
            List<Artifact> fetched, int size, java.util.function.Function<Artifact, String> next) {
        if (fetched.size() <= size) {
            return Page.whole(fetched);
        }
        List<Artifact> items = fetched.subList(0, size);
        byte[] from = next.apply(items.get(size - 1)).getBytes(StandardCharsets.UTF_8);
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(from));
    }
}
