package dev.landbridge.training.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Runs side by side, by key.
 *
 * @param params of the first page only; those that differ come first
 * @param nextPageToken of the metrics; null on the last page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunComparison(List<Row<String>> params, List<Row<Double>> metrics, String nextPageToken) {
    /**
     * One key.
     *
     * @param values by run; a run without the key is missing
     * @param differs whether not every run has the same value
     */
    public record Row<T>(String key, Map<String, T> values, boolean differs) {
        static <T> Row<T> of(String key, Map<String, T> values, int runs) {
            boolean differs =
                    values.size() < runs || values.values().stream().distinct().count() > 1;
            return new Row<>(key, values, differs);
        }
    }
}
