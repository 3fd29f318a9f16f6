package dev.landbridge.registry.model;

import dev.landbridge.kit.problem.Problem;
import dev.landbridge.registry.search.Order;
import dev.landbridge.registry.search.SqlText;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which models of a team to list, and in which order; what is not given keeps every model. */
public class ModelFilter {
    private static final String BY_NAME = "name";
    private static final Map<String, List<Order>> ORDERS =
            Map.of(BY_NAME, List.of(), "updated", List.of(new Order("last_updated_timestamp", true)));

    /** Words that all stand in the name, description, licence, an alias or a tag; letter case does not count. */
    @QueryParam("search")
    @Size(max = 200)
    String search;

    /** {@code key}, or {@code key=value}. */
    @QueryParam("tag")
    @Size(max = 512)
    String tag;

    @QueryParam("visibility")
    String visibility;

    /** {@code name}, or {@code updated} for the newest change first. */
    @QueryParam("sort")
    @DefaultValue(BY_NAME)
    String sort;

    /** Adds the conditions on {@code model m} to a where clause. */
    void complete(SqlText text, String team) {
        if (search != null) {
            Stream.of(search.trim().split("\\s+"))
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> says(text, team, word));
        }
        if (tag != null && !tag.isBlank()) {
            tagged(text, tag.trim());
        }
        if (visibility != null && !visibility.isEmpty()) {
            if (!Visibility.ALL.contains(visibility)) {
                throw Problem.invalid("visibility", "must be one of " + String.join(", ", Visibility.ALL));
            }
            text.add(" and m.visibility = ", visibility);
        }
    }

    /** The sort keys before the name, which always comes last. */
    List<Order> order() {
        if (!ORDERS.containsKey(sort)) {
            throw Problem.invalid("sort", "must be name or updated");
        }
        return ORDERS.get(sort);
    }

    private static void says(SqlText text, String team, String word) {
        String part = "%" + escaped(word) + "%";
        // not "exists": the models with such a tag or alias are then found once, not looked for at each model
        text.add(" and (m.words like ", part)
                .add(" escape '!' or m.name in (select t.model from model_tag t where t.team = ", team)
                .add(" and lower(concat_ws(' ', t.key, t.value)) like ", part)
                .add(" escape '!') or m.name in (select a.model from model_alias a where a.team = ", team)
                .add(" and lower(a.name) like ", part)
                .add(" escape '!'))");
    }

    private static void tagged(SqlText text, String tag) {
        text.add(
                " and exists (select 1 from model_tag t where t.team = m.team and t.model = m.name and (t.key = ", tag);
        int sign = tag.indexOf('=');
        if (sign > 0) {
            text.add(" or t.key = ", tag.substring(0, sign)).add(" and t.value = ", tag.substring(sign + 1));
        }
        text.add("))");
    }

    /** The text as a pattern of {@code like ... escape '!'} that means nothing but itself. */
    static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
