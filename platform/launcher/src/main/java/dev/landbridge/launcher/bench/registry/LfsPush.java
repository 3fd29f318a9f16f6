package dev.landbridge.launcher.bench.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.launcher.demo.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A push as the clients of the Hugging Face protocol make it: the server says to which signed addresses the parts go. */
final class LfsPush {
    private LfsPush() {}

    /** MB/s (10^6 bytes); the digest, which the client names first, is found before the clock starts. */
    static double speed(Workspace workspace, Path file) throws IOException {
        Contender server = workspace.server();
        Map<String, Object> object = Map.of("oid", Sha256.hex(file), "size", Files.size(file));
        long start = System.nanoTime();
        JsonNode upload = server.post(
                        "/" + People.TEAM + "/" + workspace.model() + ".git/info/lfs/objects/batch",
                        Map.of("operation", "upload", "transfers", List.of("multipart"), "objects", List.of(object)))
                .path("objects")
                .path(0)
                .path("actions")
                .path("upload");
        JsonNode header = upload.path("header");
        long partSize = header.path("chunk_size").asLong();
        long offset = 0;
        for (int number = 1; offset < Files.size(file); number++, offset += partSize) {
            long size = Math.min(partSize, Files.size(file) - offset);
            server.upload(header.path("%05d".formatted(number)).asText(), file, offset, size);
        }
        server.post(upload.path("href").asText(), Map.of());
        return ByteLimits.speed(file, start);
    }
}
