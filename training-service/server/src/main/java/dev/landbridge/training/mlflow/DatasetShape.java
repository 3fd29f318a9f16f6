package dev.landbridge.training.mlflow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.kit.problem.Problem;
import dev.landbridge.training.tracking.DatasetInput;
import java.util.List;

/** A dataset that a run used, with the tags of its use. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DatasetShape(List<Pair> tags, Dataset dataset) {
    private static final int MAX_NAME = 500;
    private static final int MAX_DIGEST = 100;
    private static final int MAX_SOURCE = 65_535;
    private static final int MAX_SCHEMA = 1_048_575;
    private static final int MAX_PROFILE = 16_777_215;

    static DatasetShape of(DatasetInput input) {
        return new DatasetShape(
                Pair.list(input.tags()),
                new Dataset(
                        input.name(),
                        input.digest(),
                        input.sourceType(),
                        input.source(),
                        input.schema(),
                        input.profile()));
    }

    DatasetInput input() {
        Wire.required("dataset", dataset);
        return new DatasetInput(
                limited("name", Wire.required("name", dataset.name()), MAX_NAME),
                limited("digest", Wire.required("digest", dataset.digest()), MAX_DIGEST),
                Wire.required("source_type", dataset.sourceType()),
                limited("source", Wire.required("source", dataset.source()), MAX_SOURCE),
                limited("schema", dataset.schema(), MAX_SCHEMA),
                limited("profile", dataset.profile(), MAX_PROFILE),
                Pair.map(tags, "tags"));
    }

    private static String limited(String name, String value, int max) {
        if (value != null && value.length() > max) {
            throw Problem.invalid(name, "exceeds the maximum length of " + max + " characters");
        }
        return value;
    }

    /** Schema and profile are JSON text. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dataset(
            String name, String digest, String sourceType, String source, String schema, String profile) {}
}
