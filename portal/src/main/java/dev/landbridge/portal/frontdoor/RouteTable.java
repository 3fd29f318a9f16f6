package dev.landbridge.portal.frontdoor;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which service owns which path. What nobody owns is the portal's own. */
@ApplicationScoped
class RouteTable {
    private static final String API = "/api/v1/";
    private static final String AUDIT = API + "audit";
    private static final List<String> OPENAI =
            List.of("/v1", "/chat/completions", "/completions", "/tokenize", "/detokenize", "/tokenizer_info");
    private static final Pattern MLFLOW =
            Pattern.compile("/(?:ajax-)?api/[23]\\.0/(mlflow-artifacts|mlflow)(?:/([a-z-]+))?(?:/.*)?");
    private static final List<String> MLFLOW_REGISTRY = List.of("registered-models", "model-versions");

    private final Map<String, URI> ownerOfNoun = new HashMap<>();
    private final Map<String, URI> services;
    private final URI registry;
    private final URI training;
    private final URI inference;

    RouteTable(FrontDoorConfig config) {
        FrontDoorConfig.Services known = config.services();
        registry = known.registry();
        training = known.training();
        inference = known.inference();
        services = Map.of("registry", registry, "training", training, "inference", inference, "eval", known.eval());
        own(registry, "models", "datasets", "releases", "blobs", "readiness", "audit", "evidence", "lineage");
        own(registry, "uploads", "transfers", "artifacts", "imports", "quarantine", "storage", "version-diffs");
        own(registry, "policies", "policy-checks", "waivers", "webhooks", "events", "access-requests", "signing");
        own(training, "recipes", "experiments", "runs", "pools", "ledger", "tracking");
        own(inference, "deployments", "routes", "keys", "usage");
        own(
                known.eval(),
                "chips",
                "engines",
                "rules",
                "silicon",
                "portability-checks",
                "suites",
                "endpoints",
                "evaluations",
                "evaluation-comparisons",
                "evaluation-imports",
                "golden-traces",
                "parity-runs",
                "parity-plans",
                "parity-policy",
                "canaries",
                "certificates",
                "signing-keys");
    }

    /**
     * Who answers this path. Every service keeps an audit log of its own: the parameter says whose is meant, and without
     * it the registry's is.
     *
     * @param service the query parameter of this name, or null
     */
    Route of(String path, String service) {
        if (service != null && (path.equals(AUDIT) || path.startsWith(AUDIT + "/"))) {
            return service.equals("portal")
                    ? Route.own()
                    : Route.to(services.getOrDefault(service, registry), Door.LANDBRIDGE);
        }
        return of(path);
    }

    Route of(String path) {
        if (path.startsWith(API)) {
            String rest = path.substring(API.length());
            int end = rest.indexOf('/');
            URI owner = ownerOfNoun.get(end < 0 ? rest : rest.substring(0, end));
            return owner == null ? Route.own() : Route.to(owner, Door.LANDBRIDGE);
        }
        Matcher mlflow = MLFLOW.matcher(path);
        if (mlflow.matches()) {
            boolean registers = mlflow.group(1).equals("mlflow-artifacts")
                    || mlflow.group(2) != null && MLFLOW_REGISTRY.contains(mlflow.group(2));
            return Route.to(registers ? registry : training, Door.MLFLOW);
        }
        if (path.equals("/version")) {
            return Route.to(training, Door.MLFLOW);
        }
        if (OPENAI.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"))) {
            return Route.to(inference, Door.OPENAI);
        }
        return HubPath.matches(path) ? Route.to(registry, Door.HUGGING_FACE) : Route.own();
    }

    private void own(URI service, String... nouns) {
        for (String noun : nouns) {
            ownerOfNoun.put(noun, service);
        }
    }
}
