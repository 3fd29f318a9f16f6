package dev.landbridge.proof.golden;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.formats.digest.FileDigest;
import java.util.List;
import java.util.Map;

/**
 * manifest.json of a golden trace or of a target run.
 *
 * @param serving one entry a replicate: the conditions it was served under (concurrency, order, seed)
 * @param corpora name, version and digest of what the prompts were taken from
 * @param logprobsMode {@code raw}: before any sampling change
 * @param capturedAt RFC 3339, UTC
 * @param transport how the requests went; null in traces of before it was kept
 * @param matrix settings of the serving matrix; null when it was not run
 */
public record TraceManifest(
        String schema,
        SideIdentity identity,
        int topK,
        String logprobsMode,
        List<Map<String, String>> serving,
        List<Map<String, String>> corpora,
        String redaction,
        String capturedAt,
        List<FileDigest> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) Transport transport,
        @JsonInclude(JsonInclude.Include.NON_NULL) ServingMatrix matrix) {

    public static final String GOLDEN = "landbridge.golden/1";
    public static final String TARGET = "landbridge.target/1";

    /** Whether the file is part of the trace. */
    public boolean lists(String path) {
        return files.stream().anyMatch(file -> file.path().equals(path));
    }

    @JsonCreator
    public TraceManifest {}

    /** Without what was added to the format later. */
    public TraceManifest(
            String schema,
            SideIdentity identity,
            int topK,
            String logprobsMode,
            List<Map<String, String>> serving,
            List<Map<String, String>> corpora,
            String redaction,
            String capturedAt,
            List<FileDigest> files) {
        this(schema, identity, topK, logprobsMode, serving, corpora, redaction, capturedAt, files, null, null);
    }

    public TraceManifest with(Transport kept, ServingMatrix settings) {
        return new TraceManifest(
                schema, identity, topK, logprobsMode, serving, corpora, redaction, capturedAt, files, kept, settings);
    }

    TraceManifest withFiles(List<FileDigest> listed) {
        return new TraceManifest(
                schema,
                identity,
                topK,
                logprobsMode,
                serving,
                corpora,
                redaction,
                capturedAt,
                List.copyOf(listed),
                transport,
                matrix);
    }
}
