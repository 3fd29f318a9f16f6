package dev.landbridge.eval.silicon;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.silicon.RowKind;
import java.time.Instant;

/**
 * A row of the catalogue with its provenance.
 *
 * @param origin shipped, overridden or added
 * @param revision how often an operator changed it; 0 for never. It is the ETag.
 * @param row the row in force; for one that was left out, what the operator wrote
 * @param shipped the shipped row; null for an added one
 * @param source where the row's facts come from, as the row says
 * @param reason why the operator changed it; null where nobody did
 * @param mistake why the operator's row is not in force; null when it is
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RowView(
        RowKind kind,
        String key,
        String origin,
        int revision,
        JsonNode row,
        JsonNode shipped,
        String source,
        String reason,
        String changedBy,
        Instant changedAt,
        String mistake) {

    static RowView shipped(RowKind kind, String key, JsonNode row) {
        return new RowView(kind, key, "shipped", 0, row, row, source(row), null, null, null, null);
    }

    /** @param shipped null for a row that is not shipped */
    static RowView changed(CatalogueChangeEntity change, JsonNode shipped, String mistake) {
        JsonNode own = change.row();
        JsonNode row = own == null ? shipped : own;
        String origin = own == null ? "shipped" : shipped == null ? "added" : "overridden";
        return new RowView(
                change.kind(),
                change.rowKey,
                origin,
                change.revision,
                row,
                shipped,
                source(row),
                change.reason,
                change.changedBy,
                change.changedAt,
                mistake);
    }

    private static String source(JsonNode row) {
        return row == null ? null : row.path("source").asText(null);
    }
}
