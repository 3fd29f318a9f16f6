package dev.landbridge.portal.team;

import dev.landbridge.kit.request.LegibleText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

public record NewTeam(
        @NotNull
        @Pattern(
                regexp = "[a-z][a-z0-9-]{1,39}",
                message = "must be 2 to 40 of a-z, 0-9 and dash and begin with a letter")
        String name,

        @NotNull @Size(max = 200) @LegibleText String displayName) {}
