package dev.landbridge.client.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;

/** What was answered in evaluations and computed in parity runs, prompt by prompt; the suites. */
public final class Results {
    private final Api api;

    public Results(Api api) {
        this.api = api;
    }

    /** The questions that can be asked, as the server describes them. */
    public Pages<JsonNode> suites() {
        return api.pages(Target.of("suites"), JsonNode.class);
    }

    /** @param filter all or wrong; null for all */
    public Pages<Evaluation.Sample> samples(String evaluation, String filter) {
        return api.pages(
                Target.of("evaluations", evaluation, "samples").with("filter", filter), Evaluation.Sample.class);
    }

    /** The prompts of a parity run with their divergence, as the server describes them. */
    public Pages<JsonNode> prompts(String parityRun) {
        return api.pages(Target.of("parity-runs", parityRun, "prompts"), JsonNode.class);
    }

    /** One prompt token by token. */
    public JsonNode prompt(String parityRun, int index) {
        return api.get(Target.of("parity-runs", parityRun, "prompts", index), JsonNode.class);
    }
}
