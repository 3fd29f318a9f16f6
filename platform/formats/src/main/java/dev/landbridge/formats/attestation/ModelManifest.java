package dev.landbridge.formats.attestation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.CanonicalJson;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The files of a version as the OpenSSF Model Signing specification 1.0 lists them: in-toto statement with one resource
 * a file, in the order of their names. What git keeps beside a model is left out, as the tools of the specification do by
 * default when they sign and when they verify.
 */
public record ModelManifest(String modelName, List<FileDigest> files) {
    public static final String PREDICATE_TYPE = "https://model_signing/signature/v1.0";

    private static final List<String> IGNORED = List.of(".git", ".gitattributes", ".github", ".gitignore");

    public ModelManifest {
        files = files.stream()
                .filter(file -> !IGNORED.contains(file.path().split("/", 2)[0]))
                .sorted((a, b) -> Arrays.compareUnsigned(
                        a.path().getBytes(StandardCharsets.UTF_8), b.path().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** SHA-256 over the raw digests of the files, in the order of their names. */
    public String rootDigest() {
        MessageDigest digest = Sha256.newDigest();
        files.forEach(file -> digest.update(HexFormat.of().parseHex(file.sha256())));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The in-toto statement's bytes. */
    public byte[] statement() {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        statement
                .putArray("subject")
                .addObject()
                .put("name", modelName)
                .putObject("digest")
                .put("sha256", rootDigest());
        statement.put("predicateType", PREDICATE_TYPE);
        ObjectNode predicate = statement.putObject("predicate");
        ArrayNode ignored = predicate
                .putObject("serialization")
                .put("method", "files")
                .put("hash_type", "sha256")
                .put("allow_symlinks", false)
                .putArray("ignore_paths");
        IGNORED.forEach(ignored::add);
        ArrayNode resources = predicate.putArray("resources");
        for (FileDigest file : files) {
            resources
                    .addObject()
                    .put("name", file.path())
                    .put("algorithm", "sha256")
                    .put("digest", file.sha256());
        }
        return CanonicalJson.bytes(statement);
    }
}
