package dev.landbridge.harness.task;

import java.util.List;
import java.util.Map;

/** One entry of {@code filter_list}: a name and its steps. */
public record FilterConfig(String name, List<Step> steps) {
    /** A filter function with its arguments. */
    public record Step(String function, Map<String, Object> arguments) {}

    /** What a task without filters uses. */
    public static final FilterConfig TAKE_FIRST = new FilterConfig("none", List.of(new Step("take_first", Map.of())));
}
