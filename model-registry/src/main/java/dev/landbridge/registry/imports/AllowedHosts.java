package dev.landbridge.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Whom the server may ask: imports must not become a way to reach its own network. */
@ApplicationScoped
class AllowedHosts {
    private final List<String> patterns;

    @Inject
    AllowedHosts(ImportConfig config) {
        this(config.hosts());
    }

    private AllowedHosts(List<String> patterns) {
        this.patterns = patterns;
    }

    static AllowedHosts of(String... patterns) {
        return new AllowedHosts(List.of(patterns));
    }

    boolean allow(URI address) {
        if (address.getHost() == null || address.getScheme() == null || address.getUserInfo() != null) {
            return false;
        }
        return patterns.stream().anyMatch(pattern -> matches(pattern.strip().toLowerCase(Locale.ROOT), address));
    }

    private static boolean matches(String pattern, URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (pattern.startsWith("http://")) {
            URI plain = URI.create(pattern);
            return address.getScheme().equalsIgnoreCase("http")
                    && host.equals(plain.getHost())
                    && (plain.getPort() < 0 || plain.getPort() == address.getPort());
        }
        if (!address.getScheme().equalsIgnoreCase("https")) {
            return false;
        }
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    @Override
    public String toString() {
        return String.join(", ", patterns);
    }
}
