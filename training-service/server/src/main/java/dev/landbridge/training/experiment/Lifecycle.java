package dev.landbridge.training.experiment;

import dev.landbridge.kit.problem.Problem;
import java.util.Locale;

/** Which of the kept and the deleted things a search finds. */
public enum Lifecycle {
    ACTIVE_ONLY(TrackedExperiment.ACTIVE),
    DELETED_ONLY(TrackedExperiment.DELETED),
    ALL(TrackedExperiment.ACTIVE, TrackedExperiment.DELETED);

    private final String[] stages;

    Lifecycle(String... stages) {
        this.stages = stages;
    }

    public String[] stages() {
        return stages.clone();
    }

    /** @param text a name or its number in the protocol; null finds the active ones */
    public static Lifecycle of(String text) {
        if (text == null || text.isEmpty()) {
            return ACTIVE_ONLY;
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "ACTIVE_ONLY", "1" -> ACTIVE_ONLY;
            case "DELETED_ONLY", "2" -> DELETED_ONLY;
            case "ALL", "3" -> ALL;
            default -> throw Problem.invalid("view_type", "must be ACTIVE_ONLY, DELETED_ONLY or ALL");
        };
    }
}
