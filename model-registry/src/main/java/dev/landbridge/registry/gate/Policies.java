package dev.landbridge.registry.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The release policy of the installation: the shipped document, or the operator's file. */
@ApplicationScoped
public class Policies {
    private static final String SHIPPED = "policy/release-policy.json";

    private final Policy policy;

    Policies(ObjectMapper json, @ConfigProperty(name = "landbridge.release.policy-file") Optional<Path> file) {
        try (InputStream in = file.isPresent()
                ? Files.newInputStream(file.get())
                : Thread.currentThread().getContextClassLoader().getResourceAsStream(SHIPPED)) {
            policy = json.readValue(in, Policy.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the release policy", e);
        }
    }

    public Policy current() {
        return policy;
    }
}
