package dev.landbridge.kit.etag;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.kit.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;

/** The entity tag of a versioned row. */
public record VersionTag(long version) {
    public EntityTag entityTag() {
        return new EntityTag(Long.toString(version));
    }

    /** Refuses when the caller's If-Match names another version; a missing header or {@code *} matches. */
    public void requireMatch(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.trim().equals("*")) {
            return;
        }
        String wanted = "\"" + version + "\"";
        for (String tag : ifMatch.split(",")) {
            if (tag.trim().equals(wanted)) {
                return;
            }
        }
        throw Problem.of(
                ProblemType.PRECONDITION_FAILED,
                "It is now at " + wanted + ". Read it again and repeat the change with that If-Match.");
    }
}
