package dev.landbridge.inference.key;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param allowedModels empty allows every model of the team */
record NewKey(
        @NotBlank @Size(max = 100) String name,
        Integer expiresInDays,
        @Size(max = 100) List<@NotBlank @Size(max = 200) String> allowedModels) {
    NewKey {
        allowedModels = allowedModels == null ? List.of() : List.copyOf(allowedModels);
    }
}
