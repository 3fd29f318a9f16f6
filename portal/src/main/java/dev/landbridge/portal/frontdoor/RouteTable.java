package dev.landbridge.portal.frontdoor;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which service owns which path. What nobody owns is the portal's own. */
@ApplicationScoped
class RouteTable {
    private static final String API = "/api/v1/";
    private static final List<String> OPENAI =
            List.of("/v1", "/chat/completions", "/completions", "/tokenize", "/detokenize");

    private final Map<String, URI> ownerOfNoun = new HashMap<>();
    private final URI inference;

    RouteTable(FrontDoorConfig config) {
        FrontDoorConfig.Services services = config.services();
        inference = services.inference();
        own(services.registry(), "models", "datasets", "releases", "blobs", "readiness", "audit");
        own(services.training(), "recipes", "experiments", "runs", "pools", "ledger");
        own(inference, "deployments", "routes", "keys", "usage");
        own(
                services.eval(),
                "chips",
                "rules",
                "portability-checks",
                "suites",
                "evaluations",
                "golden-traces",
                "parity-runs",
                "certificates",
                "signing-keys");
    }

    /** The base address of the service that answers this path. */
    Optional<URI> ownerOf(String path) {
        if (path.startsWith(API)) {
            String rest = path.substring(API.length());
            int end = rest.indexOf('/');
            return Optional.ofNullable(ownerOfNoun.get(end < 0 ? rest : rest.substring(0, end)));
        }
        return isOpenAi(path) ? Optional.of(inference) : Optional.empty();
    }

    /** Whether errors at this path must have the shape that OpenAI clients read. */
    boolean isOpenAi(String path) {
        return OPENAI.stream().anyMatch(door -> path.equals(door) || path.startsWith(door + "/"));
    }

    private void own(URI service, String... nouns) {
        for (String noun : nouns) {
            ownerOfNoun.put(noun, service);
        }
    }
}
