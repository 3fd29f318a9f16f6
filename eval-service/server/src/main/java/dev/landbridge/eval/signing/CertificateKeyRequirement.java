package dev.landbridge.eval.signing;

import dev.landbridge.kit.profile.ClusterRequirement;
import dev.landbridge.kit.profile.KeptKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Certificates must verify longer than a pod lives. */
@ApplicationScoped
class CertificateKeyRequirement implements ClusterRequirement {
    private final CertificateConfig config;

    CertificateKeyRequirement(CertificateConfig config) {
        this.config = config;
    }

    @Override
    public Optional<String> violation() {
        return KeptKey.violation("LANDBRIDGE_CERTIFICATE_KEY", config.key());
    }
}
