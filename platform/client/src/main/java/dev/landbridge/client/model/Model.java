package dev.landbridge.client.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A named line of versions.
 *
 * @param latestVersion null before the first one
 * @param visibility who may read it besides the team, or null where the server does not say
 * @param licence of the model card, or null
 */
public record Model(
        String name,
        String description,
        String team,
        String visibility,
        String licence,
        String intendedUse,
        Integer latestVersion,
        int versionsCount,
        List<Alias> aliases,
        Map<String, String> tags,
        Instant createdAt,
        String createdBy,
        Instant updatedAt) {

    /** A change; null fields stay as they are. */
    public record Change(String description, String visibility, String licence, String intendedUse) {
        public static Change description(String text) {
            return new Change(text, null, null, null);
        }
    }
}
