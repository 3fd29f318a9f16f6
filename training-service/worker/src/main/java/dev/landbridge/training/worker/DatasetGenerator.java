package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.landbridge.formats.digest.FileDigest;
import dev.landbridge.formats.digest.RootDigest;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the files of a dataset; equal specs give equal bytes. */
final class DatasetGenerator {
    static final String DESCRIPTION = "dataset.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int GENERATOR_VERSION = 1;

    private final Recipe recipe;
    private final Parameters parameters;

    DatasetGenerator(JsonNode spec) {
        ObjectNode overrides = spec.deepCopy();
        JsonNode name = overrides.remove("recipe");
        this.recipe = Recipe.named(name == null ? "column-addition" : name.asText());
        this.parameters = recipe.datasetParameters(overrides);
    }

    /** Returns the content of dataset.json. */
    ObjectNode write(Path directory) throws IOException {
        Files.createDirectories(directory);
        ColumnAddition questions = new ColumnAddition(
                parameters.whole("seed"), parameters.integer("max_digits"), parameters.flag("scratchpad"));
        ObjectNode description = JSON.createObjectNode();
        ArrayNode splits = description.putArray("splits");
        List<FileDigest> files = new ArrayList<>();
        for (String split : List.of(Dataset.TRAIN, Dataset.HELDOUT)) {
            List<Row> rows = questions.rows(split, parameters.integer(split + "_rows"));
            write(directory.resolve(Dataset.file(split)), rows);
            FileDigest file = FileDigest.of(directory, Dataset.file(split));
            files.add(file);
            splits.addObject()
                    .put("name", split)
                    .put("rows", rows.size())
                    .put("file", file.path())
                    .put("sha256", file.sha256())
                    .put("size", file.size());
        }
        description.put("digest", RootDigest.of(files));
        description.set("row_schema", rowSchema());
        description.set("provenance", provenance());
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve(DESCRIPTION).toFile(), description);
        return description;
    }

    private ObjectNode provenance() {
        ObjectNode provenance = JSON.createObjectNode()
                .put("generator", recipe.name())
                .put("generator_version", GENERATOR_VERSION)
                .put("heldout_rule", ColumnAddition.HELDOUT_RULE);
        provenance.set("parameters", parameters.values());
        return provenance;
    }

    private static void write(Path file, List<Row> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Row row : rows) {
                out.write(JSON.writeValueAsString(row));
                out.write('\n');
            }
        }
    }

    private static ObjectNode rowSchema() {
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("id").put("type", "string").put("description", "Unique in the dataset.");
        properties.putObject("question").put("type", "string").put("description", "The prompt of the user.");
        properties
                .putObject("scratchpad")
                .put("type", "string")
                .put("description", "The reasoning before the answer; empty for none.");
        properties.putObject("answer").put("type", "string").put("description", "The text to match exactly.");
        properties.putObject("split").putArray("enum").add(Dataset.TRAIN).add(Dataset.HELDOUT);
        ArrayNode required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
        return schema;
    }
}
