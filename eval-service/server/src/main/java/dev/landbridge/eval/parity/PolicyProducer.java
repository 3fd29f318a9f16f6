package dev.landbridge.eval.parity;

import dev.landbridge.proof.parity.ParityPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The policy in force. */
class PolicyProducer {
    @Produces
    @Singleton
    ParityPolicy policy() {
        return ParityPolicy.current();
    }
}
