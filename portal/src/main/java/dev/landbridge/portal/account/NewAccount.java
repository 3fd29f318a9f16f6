package dev.landbridge.portal.account;

import dev.landbridge.kit.request.LegibleText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

public record NewAccount(
        @NotNull
        @Pattern(
                regexp = "[a-z][a-z0-9._-]{1,63}",
                message = "must be 2 to 64 of a-z, 0-9, dot, dash, underscore and begin with a letter")
        String name,

        @NotNull @Size(max = 200) @LegibleText String displayName,

        @NotNull @Size(min = 12, max = 72, message = "must be 12 to 72 characters")
        String password,

        boolean operator) {}
