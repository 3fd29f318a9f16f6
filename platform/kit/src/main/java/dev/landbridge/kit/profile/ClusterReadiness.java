package dev.landbridge.kit.profile;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start in a cluster with the settings of a laptop. */
@ApplicationScoped
public class ClusterReadiness {
    private final InstallationProfile installation;
    private final Instance<ClusterRequirement> requirements;
    private final Optional<String> databaseUrl;

    ClusterReadiness(
            InstallationProfile installation,
            @Any Instance<ClusterRequirement> requirements,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> databaseUrl) {
        this.installation = installation;
        this.requirements = requirements;
        this.databaseUrl = databaseUrl;
    }

    void check(@Observes @Priority(1) StartupEvent event) {
        if (installation.profile() != InstallationProfile.Profile.CLUSTER) {
            return;
        }
        List<String> violations = new java.util.ArrayList<>(requirements.stream()
                .map(ClusterRequirement::violation)
                .flatMap(Optional::stream)
                .toList());
        if (databaseUrl.isEmpty()
                || databaseUrl.get().contains("//localhost")
                || databaseUrl.get().contains("//127.")) {
            violations.add("LANDBRIDGE_DATABASE_URL must name an operator-run PostgreSQL, not this machine");
        }
        if (!violations.isEmpty()) {
            throw new IllegalStateException("laptop settings in the cluster profile: " + String.join("; ", violations));
        }
    }
}
