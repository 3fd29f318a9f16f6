package dev.landbridge.harness.task;

import java.util.Locale;

/** What a task asks of the model. */
public enum OutputType {
    LOGLIKELIHOOD,
    LOGLIKELIHOOD_ROLLING,
    MULTIPLE_CHOICE,
    GENERATE_UNTIL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
