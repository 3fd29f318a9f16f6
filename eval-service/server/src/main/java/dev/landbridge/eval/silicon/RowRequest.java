package dev.landbridge.eval.silicon;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A row as the data files write it, in snake case, with a source of its own.
 *
 * @param reason why it is changed, for whoever reads the audit log
 */
record RowRequest(
        @NotNull JsonNode row, @NotBlank @Size(max = 1000) String reason) {}
