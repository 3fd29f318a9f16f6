package dev.landbridge.registry.release;

import dev.landbridge.kit.lease.Claim;
import dev.landbridge.registry.version.ModelVersion;

/** What a step works on: the release as it was read under this claim, and its version. */
record StepWork(Claim claim, Release release, ModelVersion version) {
    String team() {
        return release.team();
    }

    /** The same key at every repetition of this step, so that the other service starts the work once. */
    String key(StepName step) {
        return release.id() + "/" + step.label();
    }
}
