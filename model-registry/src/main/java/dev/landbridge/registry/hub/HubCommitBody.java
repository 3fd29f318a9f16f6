package dev.landbridge.registry.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.kit.audit.Actor;
import dev.landbridge.kit.blob.Blob;
import dev.landbridge.registry.blob.Blobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the lines of a commit and takes small files in on the way, one at a time. */
@ApplicationScoped
class HubCommitBody {
    private static final int MAX_OPERATIONS = 20_000;
    private static final int MAX_TEXT = 10_000;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final HubBody body;
    private final Blobs blobs;

    HubCommitBody(HubBody body, Blobs blobs) {
        this.body = body;
        this.blobs = blobs;
    }

    HubCommit.Wish read(String team, Actor actor, InputStream content) {
        HubBody.Lines lines = body.lines(content);
        JsonNode header = null;
        List<HubCommit.Operation> operations = new ArrayList<>();
        for (JsonNode line = lines.next(); line != null; line = lines.next()) {
            String key = HubBody.required(line, "key");
            if (key.equals("header")) {
                header = line.path("value");
            } else {
                operations.add(operation(team, actor, key, line.path("value")));
            }
            if (operations.size() > MAX_OPERATIONS) {
                throw HubError.of(400, "A commit holds at most " + MAX_OPERATIONS + " changes.");
            }
        }
        if (header == null) {
            throw HubError.of(400, "The header line of the commit is missing.");
        }
        String title = HubBody.text(header, "summary", "");
        String message = HubBody.text(header, "description", "");
        if (title.length() + message.length() > MAX_TEXT) {
            throw HubError.of(400, "The commit message is longer than " + MAX_TEXT + " characters.");
        }
        return new HubCommit.Wish(
                title.isBlank() ? "Commit without a title" : title,
                message,
                HubBody.text(header, "parentCommit", null),
                operations);
    }

    private HubCommit.Operation operation(String team, Actor actor, String key, JsonNode value) {
        String path = HubBody.required(value, "path");
        return switch (key) {
            case "file" -> {
                Blob blob = blobs.receive(team, actor.id(), path, new ByteArrayInputStream(content(path, value)));
                yield new HubCommit.Put(path, blob.sha256(), blob.size());
            }
            case "lfsFile" ->
                new HubCommit.Put(path, oid(value), value.path("size").asLong(-1));
            case "deletedFile" -> new HubCommit.DeleteFile(path);
            case "deletedFolder" -> new HubCommit.DeleteFolder(path);
            default ->
                throw HubError.of(
                        400,
                        "The change '" + key + "' is not known; there are file, lfsFile, deletedFile, deletedFolder.");
        };
    }

    private static byte[] content(String path, JsonNode value) {
        String text = HubBody.text(value, "content", "");
        if (HubBody.text(value, "encoding", "utf-8").equals("base64")) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw HubError.of(400, "The content of '" + path + "' is not valid base64.");
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String oid(JsonNode value) {
        String oid = HubBody.required(value, "oid");
        if (!SHA256.matcher(oid).matches()) {
            throw HubError.of(400, "'oid' must be a SHA-256 in 64 hex digits.");
        }
        return oid;
    }
}
