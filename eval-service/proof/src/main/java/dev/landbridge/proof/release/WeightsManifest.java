package dev.landbridge.proof.release;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.attestation.ModelManifest;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import dev.landbridge.formats.digest.Sha256;
import dev.landbridge.proof.ProofJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a version: as the OpenSSF Model Signing manifest lists them, and as the registry does. */
final class WeightsManifest {

    private final JsonNode statement;
    private final Map<String, String> resources = new TreeMap<>();
    private final List<String> ignored = new ArrayList<>();

    private WeightsManifest(JsonNode statement) {
        this.statement = statement;
        JsonNode predicate = statement.path("predicate");
        predicate
                .path("resources")
                .forEach(resource -> resources.put(
                        resource.path("name").asText(), resource.path("digest").asText()));
        predicate.path("serialization").path("ignore_paths").forEach(path -> ignored.add(path.asText()));
    }

    /** @throws IOException when the payload is no statement of this kind */
    static WeightsManifest parse(byte[] payload) throws IOException {
        JsonNode statement = ProofJson.tree(new String(payload, StandardCharsets.UTF_8));
        if (!statement.path("predicateType").asText().equals(ModelManifest.PREDICATE_TYPE)) {
            throw new IOException("it is no model signing manifest");
        }
        return new WeightsManifest(statement);
    }

    /** SHA-256 over the raw digests of the resources in the order they are listed; the subject of the statement. */
    String rootDigest() {
        MessageDigest digest = Sha256.newDigest();
        statement
                .at("/predicate/resources")
                .forEach(resource -> digest.update(
                        HexFormat.of().parseHex(resource.path("digest").asText())));
        return HexFormat.of().formatHex(digest.digest());
    }

    void checkSubject(Findings findings) {
        findings.require(
                statement.at("/subject/0/digest/sha256").asText().equals(rootDigest()),
                ReleaseFiles.MANIFEST,
                "the subject is not the digest of the listed files");
    }

    /** Compares with the registry's own list, which also has what git keeps beside a model. */
    void checkListing(List<FileDigest> files, Findings findings) {
        Map<String, String> listed = new TreeMap<>();
        files.stream().filter(file -> !isIgnored(file.path())).forEach(file -> listed.put(file.path(), file.sha256()));
        findings.require(
                listed.equals(resources), ReleaseFiles.WEIGHTS, "is not the list of files that the manifest signs");
    }

    /** Whether a certificate's weights digest means these files. */
    static boolean means(String digest, List<FileDigest> files) {
        // Some engines only see the one file they loaded, not the version's root digest.
        return digest.equals(RootDigest.of(files))
                || files.stream()
                        .anyMatch(file -> file.path().equals("model.safetensors")
                                && file.sha256().equals(digest));
    }

    /** Names every file of the directory that is missing, changed or not of the version. */
    void check(Path weights, Findings findings) throws IOException {
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(weights)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> weights.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !isIgnored(name) && !name.startsWith(".cache/"))
                    .forEach(found::add);
        }
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            Path file = weights.resolve(resource.getKey());
            if (!found.remove(resource.getKey()) || !Files.isRegularFile(file)) {
                findings.differ("weights " + resource.getKey(), "missing");
            } else if (!Sha256.hex(file).equals(resource.getValue())) {
                findings.differ("weights " + resource.getKey(), "does not have the signed digest");
            }
        }
        found.forEach(name -> findings.differ("weights " + name, "is not a file of this version"));
    }

    private boolean isIgnored(String path) {
        return ignored.contains(path.split("/", 2)[0]);
    }
}
