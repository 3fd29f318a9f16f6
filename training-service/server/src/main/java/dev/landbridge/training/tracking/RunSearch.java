package dev.landbridge.training.tracking;

import dev.landbridge.training.experiment.Lifecycle;
import java.util.List;

/**
 * A wish for runs.
 *
 * @param experiments numbers, as text
 * @param filter in MLflow's search language; null finds all
 * @param orderBy clauses such as {@code metrics.loss ASC}; the newest run comes first otherwise
 */
public record RunSearch(
        List<String> experiments,
        String filter,
        List<String> orderBy,
        Lifecycle lifecycle,
        int size,
        String pageToken) {
    public RunSearch {
        experiments = List.copyOf(experiments);
        orderBy = List.copyOf(orderBy);
    }
}
