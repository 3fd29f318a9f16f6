package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.registry.blob.Blobs;
import dev.landbridge.registry.blob.Declaration;
import dev.landbridge.registry.upload.TransferUrls;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Git LFS: where to send large files. The addresses are signed, because clients send no token to them. */
@ApplicationScoped
class HubLfs {
    static final String MEDIA = "application/vnd.git-lfs+json";
    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final int MAX_OBJECTS = 1000;

    private final HubVisitor visitor;
    private final HubAddress address;
    private final Blobs blobs;
    private final TransferUrls transfers;

    HubLfs(HubVisitor visitor, HubAddress address, Blobs blobs, TransferUrls transfers) {
        this.visitor = visitor;
        this.address = address;
        this.blobs = blobs;
        this.transfers = transfers;
    }

    static boolean isUpload(JsonNode wish) {
        return HubBody.text(wish, "operation", "upload").equals("upload");
    }

    /** @param path of the repository with {@code .git} at its end */
    Map<String, Object> batch(String team, String path, JsonNode wish) {
        JsonNode wanted = wish.path("objects");
        if (!wanted.isArray() || wanted.size() > MAX_OBJECTS) {
            throw HubError.of(400, "'objects' must be a list of at most " + MAX_OBJECTS + " objects.");
        }
        boolean inParts = StreamSupport.stream(wish.path("transfers").spliterator(), false)
                .anyMatch(transfer -> transfer.asText().equals("multipart"));
        List<Map<String, Object>> objects = new ArrayList<>();
        for (JsonNode object : wanted) {
            Declaration file = new Declaration(
                    HubBody.required(object, "oid"), object.path("size").asLong(-1), "");
            objects.add(isUpload(wish) ? upload(team, path, file, inParts) : download(team, file));
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("transfer", objects.stream().anyMatch(HubLfs::isInParts) ? "multipart" : "basic");
        view.put("objects", objects);
        view.put("hash_algo", "sha256");
        return view;
    }

    void verify(String team, JsonNode object) {
        String oid = HubBody.required(object, "oid");
        Blob blob = blobs.find(team, oid)
                .orElseThrow(() -> HubError.of(404, "The object " + oid + " did not arrive. Send it again."));
        if (blob.size() != object.path("size").asLong(-1)) {
            throw HubError.of(422, "The object " + oid + " has " + blob.size() + " bytes, which is not what was told.");
        }
    }

    private Map<String, Object> upload(String team, String path, Declaration file, boolean inParts) {
        Map<String, Object> view = object(file);
        Optional<Blob> known = blobs.find(team, file.sha256());
        if (known.isPresent()) {
            return known.get().size() == file.size() ? view : failed(view, 422, "This object has another size.");
        }
        Actor actor = visitor.actor();
        TransferUrls.UploadPlan plan = transfers.upload(team, actor, file, VALIDITY);
        Map<String, Object> upload = new LinkedHashMap<>();
        if (plan.completion() == null) {
            upload.put("href", address.of(plan.parts().get(0)));
        } else if (inParts) {
            upload.put("href", address.of(plan.completion()));
            upload.put("header", parts(plan));
        } else {
            return failed(view, 413, "This object is so large that only the transfer 'multipart' can carry it.");
        }
        String verify = address.of(path + "/info/lfs/objects/verify");
        view.put("actions", Map.of("upload", upload, "verify", Map.of("href", verify)));
        return view;
    }

    // the names of the parts are what clients sort by, and they take every numeric name for a part
    private Map<String, Object> parts(TransferUrls.UploadPlan plan) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("chunk_size", String.valueOf(plan.partSize()));
        for (int i = 0; i < plan.parts().size(); i++) {
            header.put(
                    String.format(Locale.ROOT, "%05d", i + 1),
                    address.of(plan.parts().get(i)));
        }
        return header;
    }

    private Map<String, Object> download(String team, Declaration file) {
        Map<String, Object> view = object(file);
        if (blobs.find(team, file.sha256()).isEmpty()) {
            return failed(view, 404, "There is no such object.");
        }
        String href = address.of(transfers.download(team, visitor.actor(), file.sha256(), null, VALIDITY));
        view.put("actions", Map.of("download", Map.of("href", href)));
        return view;
    }

    private static Map<String, Object> object(Declaration file) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("oid", file.sha256());
        view.put("size", file.size());
        return view;
    }

    private static Map<String, Object> failed(Map<String, Object> view, int code, String message) {
        view.put("error", Map.of("code", code, "message", message));
        return view;
    }

    private static boolean isInParts(Map<String, Object> object) {
        return object.get("actions") instanceof Map<?, ?> actions
                && actions.get("upload") instanceof Map<?, ?> upload
                && upload.containsKey("header");
    }
}
