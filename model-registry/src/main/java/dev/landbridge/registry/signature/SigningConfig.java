package dev.landbridge.registry.signature;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** How the registry signs. */
@ConfigMapping(prefix = "landbridge.signing")
interface SigningConfig {
    /** PKCS#8 PEM file of the registry's P-256 key; made at the first start when it is missing. */
    Path key();
}
