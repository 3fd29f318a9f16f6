package dev.landbridge.proof.diagnosis;

import java.util.Optional;

/** Knows one pattern of differences and its usual cause. */
@FunctionalInterface
interface Rule {
    Optional<Localisation> find(Evidence evidence);
}
