package dev.landbridge.eval.parity;

import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The policy in force: the operator's, else the one shipped. */
class PolicyProducer {
    @Produces
    @Singleton
    ParityPolicy policy(PolicyConfig config) {
        return config.policy().map(PolicyProducer::read).orElseGet(ParityPolicy::current);
    }

    /** A policy that says another thing under a version that is taken would make two results look comparable. */
    static ParityPolicy read(Path file) {
        ParityPolicy own;
        try {
            own = ParityPolicy.parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "landbridge.parity.policy: %s is no policy file: %s".formatted(file, e.getMessage()), e);
        }
        ParityPolicy shipped = ParityPolicy.current();
        if (own.version().equals(shipped.version()) && !own.digest().equals(shipped.digest())) {
            throw new IllegalStateException(
                    "landbridge.parity.policy: %s has the version %s of the shipped policy and other content; give it a version of its own"
                            .formatted(file, own.version()));
        }
        return own;
    }
}
