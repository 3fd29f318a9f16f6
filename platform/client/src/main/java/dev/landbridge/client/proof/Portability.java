package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.util.List;

/** What a chip's engines can run, by rule. */
public final class Portability {
    private static final Target CHECKS = Target.of("portability-checks");

    private final Api api;

    public Portability(Api api) {
        this.api = api;
    }

    /**
     * What to check: a registered version, or a config.json with a number of parameters. Null is not said.
     *
     * @param subject name of the config in the report
     */
    public record Wish(
            String model,
            Integer version,
            JsonNode config,
            String chip,
            Integer maxModelLen,
            Integer deviceCount,
            String imageFamily,
            Long parameterCount,
            String subject) {
        public static Wish of(String model, int version, String chip) {
            return new Wish(model, version, null, chip, null, null, null, null, null);
        }
    }

    /** @param verdict OK, WARN, CONVERT or BLOCK */
    public record Report(
            String id, String rulesVersion, String chip, String verdict, List<Finding> findings, String family) {}

    public record Finding(String rule, String verdict, String reason, String remedy, String source) {}

    public Report check(Wish wish) {
        return api.post(CHECKS, wish, Report.class);
    }

    public Report get(String id) {
        return api.get(CHECKS.file(id), Report.class);
    }

    /** The version of the rules and each rule, as the server describes them. */
    public JsonNode rules() {
        return api.get(Target.of("rules"), JsonNode.class);
    }

    public Pages<JsonNode> chips() {
        return api.pages(Target.of("chips"), JsonNode.class);
    }

    public Pages<JsonNode> engines() {
        return api.pages(Target.of("engines"), JsonNode.class);
    }
}
