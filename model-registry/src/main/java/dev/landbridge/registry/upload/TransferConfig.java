package dev.landbridge.registry.upload;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/** Addresses that carry their own permission. */
@ConfigMapping(prefix = "landbridge.transfer")
interface TransferConfig {
    /** Where clients reach this service without the front door; large bytes then go there. */
    Optional<URI> directAddress();
}
