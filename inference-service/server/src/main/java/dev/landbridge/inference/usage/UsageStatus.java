package dev.landbridge.inference.usage;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

public enum UsageStatus {
    /** Not finished, or this process died meanwhile. */
    STARTED,
    OK,
    /** The client left before the end. */
    CLIENT_CLOSED,
    ERROR;

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
