package dev.landbridge.training.experiment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a caller says about a new experiment. */
public record ExperimentRequest(
        @NotNull @Pattern(regexp = NAME, message = NAME_RULE)
        String name,

        @Size(max = 2000) String description) {
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    public static final String NAME_RULE = "must be 1 to 100 letters, digits, dots, dashes or underscores";

    public ExperimentRequest {
        description = description == null ? "" : description;
    }
}
