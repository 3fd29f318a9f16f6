package dev.landbridge.eval.inference;

import dev.landbridge.contracts.inference.v1.Deployment;
import java.util.Map;
import java.util.Optional;

/** Whom an evaluation, a capture or a parity run asks: a deployment of ours, or a foreign OpenAI-compatible server. */
public sealed interface Target {
    String id();

    String team();

    /** With the version segment, without a slash at the end; {@code /completions} follows it. */
    String baseUrl();

    /** @param path as of a server at the root: {@code /v1/...} follows the base URL, others stand beside it */
    default String address(String path) {
        return path.startsWith("/v1/")
                ? baseUrl() + path.substring(3)
                : baseUrl().replaceFirst("/v\\d+$", "") + path;
    }

    /** What requests name as their model. */
    String modelName();

    /** What a result is bound to, as far as the server lets us know it. */
    Map<String, String> identity();

    static Target of(Deployment deployment) {
        return new Served(deployment);
    }

    /** A deployment of ours; it takes the token of this service. */
    record Served(Deployment deployment) implements Target {
        @Override
        public String id() {
            return deployment.getId();
        }

        @Override
        public String team() {
            return deployment.getTeam();
        }

        @Override
        public String baseUrl() {
            return withoutSlash(deployment.getOpenaiBaseUrl());
        }

        @Override
        public String modelName() {
            return "deployment:" + deployment.getId();
        }

        @Override
        public Map<String, String> identity() {
            return Deployments.identity(deployment).fingerprint();
        }
    }

    /**
     * A foreign server. Nothing but its address and the model it names is known of it.
     *
     * @param apiKey empty when the server wants none
     */
    record Foreign(String id, String team, String baseUrl, String modelName, Optional<String> apiKey)
            implements Target {
        public Foreign {
            baseUrl = withoutSlash(baseUrl);
        }

        @Override
        public Map<String, String> identity() {
            return Map.of("base_url", baseUrl, "model", modelName);
        }

        /** Leaves the key out. */
        @Override
        public String toString() {
            return "Foreign[" + id + " " + baseUrl + " " + modelName + "]";
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
