package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.Locale;
import java.util.Map;

/** Generates the reasoning data set; the held-out questions are never trained on. */
final class DatasetStep implements DemoStep {
    @Override
    public String name() {
        return "dataset";
    }

    @Override
    public Service service() {
        return Service.TRAINING;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) {
        progress.update(0, "generating");
        JsonNode made = demo.ada()
                .post(
                        "/api/v1/recipes/" + Demo.RECIPE + "/datasets",
                        Map.of("name", Demo.RECIPE, "parameters", Map.of("seed", 1)))
                .path("dataset");
        Demo.Dataset dataset = new Demo.Dataset(
                made.path("name").asText(), made.path("version").asInt());
        demo.dataset(dataset);
        JsonNode version = demo.ada().get("/api/v1/datasets/" + dataset.name() + "/versions/" + dataset.version());
        StepFailure.unless(
                version.path("digest").asText().equals(made.path("digest").asText()),
                "the registry's digest of the data set is not the generator's");
        StepFailure.unless(
                rows(version, "train") > 0 && rows(version, "heldout") > 0, "a split of the data set is empty");
        return String.format(
                Locale.ROOT,
                "%s v%d: %,d training and %,d held-out questions, digest %.12s",
                dataset.name(),
                dataset.version(),
                rows(version, "train"),
                rows(version, "heldout"),
                version.path("digest").asText());
    }

    private static long rows(JsonNode version, String split) {
        for (JsonNode row : version.path("splits")) {
            if (row.path("name").asText().equals(split)) {
                return row.path("rows").asLong();
            }
        }
        return 0;
    }
}
