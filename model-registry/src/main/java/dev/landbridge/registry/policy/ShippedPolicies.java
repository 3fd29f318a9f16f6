package dev.landbridge.registry.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policies that hold where a team has none of its own: the shipped document, or the operator's file. */
@ApplicationScoped
class ShippedPolicies {
    private static final String SHIPPED = "policy/release-policy.json";

    /** The file. */
    record File(String policyVersion, Map<String, PolicyDocument> aliases) {}

    private final File file;
    private final Map<String, CompiledPolicy> compiled = new ConcurrentHashMap<>();

    ShippedPolicies(ObjectMapper json, @ConfigProperty(name = "landbridge.release.policy-file") Optional<Path> path) {
        try (InputStream in = path.isPresent()
                ? Files.newInputStream(path.get())
                : Thread.currentThread().getContextClassLoader().getResourceAsStream(SHIPPED)) {
            File read = json.readValue(in, File.class);
            Map<String, PolicyDocument> named = new TreeMap<>();
            read.aliases().forEach((alias, document) -> named.put(alias, document.under(alias)));
            file = new File(read.policyVersion(), named);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the release policy", e);
        }
    }

    String version() {
        return file.policyVersion();
    }

    Set<String> aliases() {
        return file.aliases().keySet();
    }

    Optional<CompiledPolicy> of(String alias) {
        return Optional.ofNullable(file.aliases().get(alias))
                .map(document -> compiled.computeIfAbsent(alias, fresh -> compile(document)));
    }

    private static CompiledPolicy compile(PolicyDocument document) {
        PolicyCheck check = PolicyCheck.of(document);
        if (!check.valid()) {
            throw new IllegalStateException("the installation's release policy for '" + document.alias()
                    + "' is not valid: "
                    + check.errors().stream().map(PolicyError::text).collect(Collectors.joining("; ")));
        }
        return check.policy();
    }
}
