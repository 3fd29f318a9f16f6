package dev.landbridge.registry.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.blob.Blobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of a split straight from its JSONL file; memory does not grow with the file. */
@ApplicationScoped
public class DatasetRows {
    private static final int MAX_LIMIT = 500;

    /** Some rows and how many there are. */
    public record Rows(List<JsonNode> items, long total) {}

    private final Blobs blobs;
    private final ObjectMapper json;

    DatasetRows(Blobs blobs, ObjectMapper json) {
        this.blobs = blobs;
        this.json = json;
    }

    public Rows read(Dataset dataset, String splitName, long offset, int limit) {
        if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw Problem.invalid("limit", "must be 1 to " + MAX_LIMIT + ", and offset 0 or more");
        }
        Dataset.Split split = dataset.splits().stream()
                .filter(candidate -> splitName == null || candidate.name().equals(splitName))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("split", splitName));
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(blobs.open(dataset.team(), split.file().sha256(), 0), StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null && rows.size() < limit; line = lines.readLine()) {
                if (!line.isBlank() && number++ >= offset) {
                    rows.add(json.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rows(rows, split.rows());
    }
}
