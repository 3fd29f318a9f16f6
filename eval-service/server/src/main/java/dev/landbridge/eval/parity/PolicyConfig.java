package dev.landbridge.eval.parity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The policy that parity is judged by. */
@ConfigMapping(prefix = "landbridge.parity")
interface PolicyConfig {
    /** A policy file of the operator; without one the policy shipped with this version is in force. */
    Optional<Path> policy();
}
