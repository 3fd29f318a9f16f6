package dev.landbridge.registry.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.registry.blob.FileRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One version of a dataset.
 *
 * @param files what lies beside the splits, such as a card
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Dataset(
        String id,
        String name,
        int version,
        String team,
        String description,
        String digest,
        List<Split> splits,
        List<FileRef> files,
        JsonNode rowSchema,
        JsonNode provenance,
        Instant createdAt,
        String createdBy,
        List<Use> usedBy) {

    /** Every file, in path order: those of the splits and those beside them. */
    public List<FileRef> allFiles() {
        return Stream.concat(splits.stream().map(Split::file), files.stream())
                .sorted(Comparator.comparing(FileRef::path))
                .toList();
    }

    /** A part of the rows in a JSONL file. */
    public record Split(String name, long rows, FileRef file) {}

    /** A model version that was trained on it. */
    public record Use(String model, int version) {}

    /** Names one version, with its digest when it is known. */
    public record Ref(String name, int version, String digest) {}
}
