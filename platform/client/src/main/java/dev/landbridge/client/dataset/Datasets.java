package dev.landbridge.client.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.util.Comparator;
import java.util.Map;

/** The datasets of the team. */
public final class Datasets {
    private static final Target DATASETS = Target.of("datasets");

    private final Api api;

    public Datasets(Api api) {
        this.api = api;
    }

    /** The newest version of each. */
    public Pages<Dataset> list() {
        return api.pages(DATASETS, Dataset.class);
    }

    public Pages<Dataset> versions(String name) {
        return api.pages(DATASETS.file(name).file("versions"), Dataset.class);
    }

    public Dataset get(String name, int version) {
        return api.get(at(name, version), Dataset.class);
    }

    /** @throws IllegalArgumentException when there is none of this name */
    public Dataset newest(String name) {
        return versions(name).stream()
                .max(Comparator.comparingInt(Dataset::version))
                .orElseThrow(() -> new IllegalArgumentException("there is no dataset '" + name + "' in this team"));
    }

    /**
     * @param split null takes the first
     * @param limit 1 to 500 rows
     */
    public Dataset.Rows rows(String name, int version, String split, long offset, int limit) {
        Target target = at(name, version)
                .file("rows")
                .with("split", split)
                .with("offset", offset)
                .with("limit", limit);
        return api.get(target, Dataset.Rows.class);
    }

    /** Has a recipe make a dataset; the parameters are the recipe's. */
    public JsonNode generate(String recipe, String name, Map<String, ?> parameters) {
        return api.create(
                Target.of("recipes", recipe, "datasets"),
                Map.of("name", name, "parameters", parameters),
                JsonNode.class);
    }

    private static Target at(String name, int version) {
        return DATASETS.file(name).file("versions").file(String.valueOf(version));
    }
}
