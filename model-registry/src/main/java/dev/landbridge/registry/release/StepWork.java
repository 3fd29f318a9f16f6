package dev.landbridge.registry.release;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.registry.gate.Candidate;
import dev.landbridge.registry.promotion.Judgements;
import dev.landbridge.registry.promotion.Promotions;
import dev.landbridge.registry.version.ModelVersion;

/** What a step works on: the release as it was read under this claim, and its version. */
record StepWork(Claim claim, Release release, ModelVersion version) {
    String team() {
        return release.team();
    }

    Promotions.Wish wish() {
        return new Promotions.Wish(release.team(), release.model(), release.version(), release.alias(), release.chip());
    }

    /** Who asked, and with which deployment as far as there is one. */
    Judgements.Asker asker() {
        Candidate candidate = new Candidate(release.id(), release.deploymentId(), null, release.fault());
        return new Judgements.Asker(candidate, release.requestedById());
    }

    /** The same key at every repetition of this step, so that the other service starts the work once. */
    String key(StepName step) {
        return release.id() + "/" + step.label();
    }
}
