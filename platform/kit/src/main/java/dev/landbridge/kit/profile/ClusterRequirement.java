package dev.landbridge.kit.profile;

import java.util.Optional;

/** A setting that is fine on a laptop and refused in a cluster. A bean of the feature that has the setting. */
public interface ClusterRequirement {
    /** The offending property and its remedy, or empty when the requirement is met. */
    Optional<String> violation();
}
