package dev.landbridge.client.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.client.http.Api;
import dev.landbridge.client.http.Pages;
import dev.landbridge.client.http.Target;
import java.util.HashMap;
import java.util.Map;

/** Release policies, for all models of the team (model null) or for one. */
public final class Policies {
    private final Api api;

    public Policies(Api api) {
        this.api = api;
    }

    public Pages<Policy> list() {
        return api.pages(Target.of("policies"), Policy.class);
    }

    public Policy get(String model, String alias) {
        return api.get(at(model, alias), Policy.class);
    }

    /** @throws dev.landbridge.client.problem.InvalidRequestException names the wrong expression and its position */
    public Policy put(String model, String alias, JsonNode document) {
        return api.put(at(model, alias), document, Policy.class);
    }

    /** Back to the policy that stands behind it. */
    public void delete(String model, String alias) {
        api.delete(at(model, alias));
    }

    /**
     * Tries a document without saving it.
     *
     * @param model with version and chip: also judges that version; null only checks the document
     */
    public Policy.Check check(JsonNode document, String model, Integer version, String chip) {
        Map<String, Object> body = new HashMap<>();
        body.put("document", document);
        body.put("model", model);
        body.put("version", version);
        body.put("chip", chip);
        return api.post(Target.of("policy-checks"), body, Policy.Check.class);
    }

    private static Target at(String model, String alias) {
        return model == null ? Target.of("policies", alias) : Target.of("models", model, "policies", alias);
    }
}
