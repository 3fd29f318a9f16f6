package dev.landbridge.registry.search;

import dev.landbridge.kit.problem.Problem;
import java.util.List;

/**
 * What is looked for.
 *
 * @param conditions all must hold
 * @param order sort keys; the searched thing adds what makes the order unambiguous
 * @param limit results of one page
 * @param pageToken from the previous page, or null
 */
public record Query(List<Condition> conditions, List<Order> order, int limit, String pageToken) {
    private static final int MAX_CONDITIONS = 50;

    public Query {
        if (conditions.size() > MAX_CONDITIONS || order.size() > MAX_CONDITIONS) {
            throw Problem.invalid("filter", "must be at most " + MAX_CONDITIONS + " conditions and sort keys");
        }
    }
}
