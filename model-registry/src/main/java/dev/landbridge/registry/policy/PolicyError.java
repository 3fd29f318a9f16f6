package dev.landbridge.registry.policy;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Why a document cannot be saved.
 *
 * @param requirement name of the requirement, or null when it is about the whole document
 * @param position where in the document, for example {@code expression, line 1, column 14}
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PolicyError(String requirement, String position, String message) {
    String text() {
        return (requirement == null ? "" : requirement + ", ") + position + ": " + message;
    }
}
