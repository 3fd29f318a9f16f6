package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.registry.blob.FileRef;
import dev.landbridge.registry.model.Visibility;
import dev.landbridge.registry.version.ModelVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What this door's clients read. Their field names are not ours, hence maps and no records. */
final class HubViews {
    // huggingface_hub parses exactly this form
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HubViews() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** A repository without its files, as lists show it. */
    static Map<String, Object> repo(HubRepo repo) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("_id", repo.rootSha().substring(0, 24));
        view.put("id", repo.id());
        view.put("modelId", repo.id());
        view.put("author", repo.team());
        view.put("private", repo.model().visibility().equals(Visibility.TEAM));
        view.put("gated", repo.model().visibility().equals(Visibility.GATED) ? "manual" : false);
        view.put("disabled", false);
        view.put("createdAt", time(repo.model().createdAt()));
        view.put("lastModified", time(repo.model().updatedAt()));
        view.put("tags", tags(repo));
        return view;
    }

    /** A repository in one state; {@code blobs} adds sizes and digests of the files. */
    static Map<String, Object> repo(HubRepo repo, HubRevision revision, boolean blobs) {
        Map<String, Object> view = repo(repo);
        view.put("sha", revision.sha());
        view.put(
                "siblings",
                revision.files().stream().map(file -> sibling(file, blobs)).toList());
        view.put(
                "usedStorage",
                revision.files().stream().mapToLong(FileRef::size).sum());
        revision.content().ifPresent(version -> describe(view, version));
        return view;
    }

    private static void describe(Map<String, Object> view, ModelVersion version) {
        JsonNode config = version.config();
        if (config != null) {
            Map<String, Object> known = new LinkedHashMap<>();
            if (config.has("architectures")) {
                known.put("architectures", config.get("architectures"));
            }
            if (config.has("model_type")) {
                known.put("model_type", config.get("model_type"));
            }
            view.put("config", known);
        }
        if (!version.tensors().isEmpty()) {
            Map<String, Long> byType = new LinkedHashMap<>();
            for (ModelVersion.Tensor tensor : version.tensors()) {
                long elements = tensor.shape().stream().reduce(1L, (a, b) -> a * b);
                byType.merge(tensor.dtype(), elements, Long::sum);
            }
            view.put("safetensors", Map.of("parameters", byType, "total", version.parameters()));
        }
    }

    private static List<String> tags(HubRepo repo) {
        List<String> tags = new ArrayList<>();
        repo.model().tags().forEach((key, value) -> tags.add(value.isEmpty() ? key : key + ":" + value));
        if (repo.model().licence() != null && !repo.model().licence().isBlank()) {
            tags.add("license:" + repo.model().licence());
        }
        return tags;
    }

    static Map<String, Object> sibling(FileRef file, boolean blobs) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rfilename", file.path());
        if (blobs) {
            view.put("size", file.size());
            view.put("blobId", pointerOid(file));
            view.put("lfs", Map.of("sha256", file.sha256(), "size", file.size(), "pointerSize", pointer(file).length));
        }
        return view;
    }

    /** A file in a listing. All files are told as LFS files, whose SHA-256 clients check. */
    static Map<String, Object> file(FileRef file) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "file");
        view.put("oid", pointerOid(file));
        view.put("size", file.size());
        view.put("lfs", Map.of("oid", file.sha256(), "size", file.size(), "pointerSize", pointer(file).length));
        view.put("path", file.path());
        return view;
    }

    static Map<String, Object> directory(String path, List<FileRef> within) {
        StringBuilder listing = new StringBuilder();
        within.forEach(file ->
                listing.append(file.path()).append(' ').append(file.sha256()).append('\n'));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", "directory");
        view.put("oid", sha1(listing.toString().getBytes(StandardCharsets.UTF_8)));
        view.put("size", 0);
        view.put("path", path);
        return view;
    }

    /** The answer to a commit. */
    static Map<String, Object> made(HubRevision made, String url) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("success", true);
        view.put("commitOid", made.sha());
        view.put("commitUrl", url);
        view.put("hookOutput", "");
        return view;
    }

    static Map<String, Object> commit(HubRevision revision, HubCommit commit) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", revision.sha());
        view.put("title", commit.title());
        view.put("message", commit.message());
        view.put("date", time(revision.at()));
        view.put("authors", List.of(Map.of("user", commit.author())));
        return view;
    }

    // what a checkout without LFS would hold, and its git object id
    private static byte[] pointer(FileRef file) {
        return ("version https://git-lfs.github.com/spec/v1\noid sha256:" + file.sha256() + "\nsize " + file.size()
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String pointerOid(FileRef file) {
        byte[] pointer = pointer(file);
        byte[] header = ("blob " + pointer.length + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] object = new byte[header.length + pointer.length];
        System.arraycopy(header, 0, object, 0, header.length);
        System.arraycopy(pointer, 0, object, header.length, pointer.length);
        return sha1(object);
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
