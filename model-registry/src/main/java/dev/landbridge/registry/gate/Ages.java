package dev.landbridge.registry.gate;

import dev.landbridge.registry.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How old evidence may be, in days by kind; a kind that is not named may be of any age. */
record Ages(Map<String, Integer> days) {
    /** Null when it is young enough. */
    String objection(Evidence item, Instant now) {
        Integer most = days.get(item.kind().label());
        Duration age = Duration.between(item.createdAt(), now);
        return most == null || age.compareTo(Duration.ofDays(most)) <= 0
                ? null
                : "it is " + age.toDays() + " days old, and the policy allows " + most;
    }
}
