package dev.landbridge.registry.mlflow;

import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.kit.id.Ids;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.artifact.ArtifactPath;
import dev.landbridge.registry.artifact.Artifacts;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.upload.TransferUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Files that MLflow's clients send in parts. The client alone knows how long its parts are, so each part is a blob of its
 * own; it hands their digests back as entity tags, and the file is put together from them.
 */
@ApplicationScoped
class MultipartUploads {
    private static final int MAX_PARTS = 10_000;
    private static final Duration VALIDITY = Duration.ofHours(12);

    private final TransferUrls transfers;
    private final Artifacts artifacts;
    private final ArtifactTree tree;
    private final Blobs blobs;

    MultipartUploads(TransferUrls transfers, Artifacts artifacts, ArtifactTree tree, Blobs blobs) {
        this.transfers = transfers;
        this.artifacts = artifacts;
        this.tree = tree;
        this.blobs = blobs;
    }

    Map<String, Object> begin(String team, Actor actor, String directory, Fields fields, URI origin) {
        ArtifactPath path = file(directory, fields);
        artifacts.requireFree(team, path);
        int count = fields.number("num_parts", 1, MAX_PARTS);
        List<Answer.Credential> parts = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Answer.Credential(
                        origin.resolve(transfers.undeclared(team, actor, path.text(), VALIDITY))
                                .toString(),
                        number,
                        Map.of()))
                .toList();
        return Map.of("upload_id", Ids.next("mpu"), "credentials", parts);
    }

    void complete(String team, Actor actor, String directory, Fields fields) {
        ArtifactPath path = file(directory, fields);
        TreeMap<Integer, Blob> parts = new TreeMap<>();
        for (Fields part : fields.objects("parts", MAX_PARTS)) {
            String tag = part.required("etag").replace("\"", "");
            parts.put(part.number("part_number", 1, MAX_PARTS), blobs.get(team, tag));
        }
        if (parts.isEmpty() || parts.lastKey() != parts.size()) {
            throw Problem.invalid("parts", "must be 1, 2, 3 ... without a gap");
        }
        try (InputStream whole =
                new SequenceInputStream(opened(team, parts.values().iterator()))) {
            artifacts.write(team, actor, path, whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address from which everybody who knows it can read the file for some hours. */
    URI download(String team, Actor actor, FileRef file, URI origin) {
        return origin.resolve(transfers.download(team, actor, file.sha256(), file.path(), VALIDITY));
    }

    /** The client names the directory in the address and the local file in the body. */
    private ArtifactPath file(String directory, Fields fields) {
        String local = fields.required("path").replace('\\', '/');
        String name = local.substring(local.lastIndexOf('/') + 1);
        String parent = ArtifactPath.ofDirectory(directory).text();
        ArtifactPath path = ArtifactPath.ofFile(parent.isEmpty() ? name : parent + "/" + name);
        tree.requireWritable(path);
        return path;
    }

    private Enumeration<InputStream> opened(String team, Iterator<Blob> parts) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return blobs.open(team, parts.next().sha256(), 0);
            }
        };
    }
}
