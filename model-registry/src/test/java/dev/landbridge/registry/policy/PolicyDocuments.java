package dev.landbridge.registry.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads documents for tests as the service does. */
public final class PolicyDocuments {
    public static final ObjectMapper JSON = new ObjectMapper()
            .findAndRegisterModules()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PolicyDocuments() {}

    public static PolicyDocument of(String text) {
        try {
            return JSON.readValue(text, PolicyDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What ships for an alias. */
    public static PolicyDocument shipped(String alias) {
        try (InputStream in = PolicyDocuments.class.getResourceAsStream("/policy/release-policy.json")) {
            JsonNode document = JSON.readTree(in).path("aliases").path(alias);
            return JSON.treeToValue(document, PolicyDocument.class).under(alias);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CompiledPolicy compiled(PolicyDocument document) {
        PolicyCheck check = PolicyCheck.of(document);
        if (!check.valid()) {
            throw new IllegalArgumentException(check.errors().toString());
        }
        return check.policy();
    }
}
