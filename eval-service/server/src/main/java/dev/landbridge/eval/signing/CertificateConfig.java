package dev.landbridge.eval.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How certificates are signed. */
@ConfigMapping(prefix = "landbridge.certificate")
public interface CertificateConfig {
    /** PKCS#8 PEM file of the installation's P-256 key; made on first use when it is missing. */
    Path key();

    @WithDefault("90d")
    Duration validity();

    /** Who vouches, as it stands in the statement. */
    @WithDefault("landbridge")
    String issuer();
}
