package dev.landbridge.eval.silicon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One change of a row.
 *
 * @param row null where the shipped row was given back, or an added one taken away
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RowChange(int revision, JsonNode row, String reason, String changedBy, Instant changedAt) {

    static RowChange of(CatalogueChangeEntity change) {
        return new RowChange(change.revision, change.row(), change.reason, change.changedBy, change.changedAt);
    }
}
