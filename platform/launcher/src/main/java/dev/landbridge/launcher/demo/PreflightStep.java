package dev.landbridge.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.launcher.layout.Service;
import dev.landbridge.launcher.progress.ProgressLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks before training whether the planned model would run on the target chip, and on every other chip. */
final class PreflightStep implements DemoStep {
    @Override
    public String name() {
        return "preflight";
    }

    @Override
    public Service service() {
        return Service.EVAL;
    }

    @Override
    public String run(Demo demo, ProgressLine progress) {
        JsonNode config = plannedConfig(demo.ada().get("/api/v1/recipes"));
        String rules = "";
        List<String> verdicts = new ArrayList<>();
        JsonNode chips = demo.ada().get("/api/v1/chips").path("items");
        for (JsonNode chip : chips) {
            String key = chip.path("key").asText();
            progress.update((double) verdicts.size() / chips.size(), key);
            JsonNode check = demo.ada().post("/api/v1/portability-checks", Map.of("config", config, "chip", key));
            String verdict = check.path("verdict").asText();
            rules = check.path("rules_version").asText();
            verdicts.add(key + " " + verdict);
            StepFailure.unless(
                    !key.equals(Demo.CHIP) || verdict.equals("OK") || verdict.equals("WARN"),
                    "the planned model would not run on " + key + ": " + check.path("findings"));
        }
        StepFailure.unless(
                verdicts.stream().anyMatch(verdict -> verdict.startsWith(Demo.CHIP + " ")), "no chip " + Demo.CHIP);
        return String.join(", ", verdicts) + " (rules " + rules + ")";
    }

    private static JsonNode plannedConfig(JsonNode recipes) {
        for (JsonNode recipe : recipes.path("items")) {
            if (recipe.path("name").asText().equals(Demo.RECIPE)) {
                return recipe.path("architecture");
            }
        }
        throw new StepFailure("training-service offers no recipe " + Demo.RECIPE);
    }
}
