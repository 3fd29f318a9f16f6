package dev.landbridge.client.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;

/** What is proven about the team's versions, and where everything comes from. */
public final class EvidenceIndex {
    private final Api api;

    public EvidenceIndex(Api api) {
        this.api = api;
    }

    /** Null parameters do not filter. */
    public Pages<Evidence> search(String model, String kind, Boolean stale) {
        Target target =
                Target.of("evidence").with("model", model).with("kind", kind).with("stale", stale);
        return api.pages(target, Evidence.class);
    }

    /** Which version is ready for which chip, and what blocks the others: {@code gates} and {@code rows}. */
    public JsonNode readiness() {
        return api.get(Target.of("readiness"), JsonNode.class);
    }

    /** What happened in the registry, as the server describes it; null parameters do not filter. */
    public Pages<JsonNode> events(String type, String subject) {
        return api.pages(Target.of("events").with("type", type).with("subject", subject), JsonNode.class);
    }

    /**
     * The graph around one thing.
     *
     * @param kind dataset, run, checkpoint, model-version or deployment
     * @param direction up (what it was made of), down (what was made of it) or both
     */
    public LineageGraph lineage(String kind, String id, String direction) {
        Target target = Target.of("lineage").with("kind", kind).with("id", id).with("direction", direction);
        return api.get(target, LineageGraph.class);
    }
}
