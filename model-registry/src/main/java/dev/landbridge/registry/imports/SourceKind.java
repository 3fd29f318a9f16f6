package dev.landbridge.registry.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The protocols that imports understand. */
public enum SourceKind {
    @JsonProperty("huggingface")
    HUGGINGFACE("main"),
    @JsonProperty("modelscope")
    MODELSCOPE("master");

    private final String defaultRevision;

    SourceKind(String defaultRevision) {
        this.defaultRevision = defaultRevision;
    }

    String defaultRevision() {
        return defaultRevision;
    }
}
