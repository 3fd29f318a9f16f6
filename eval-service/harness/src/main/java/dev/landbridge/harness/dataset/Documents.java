package dev.landbridge.harness.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of one split. Every row has every column, as in a table; what a row lacks is null. */
public final class Documents {
    private final Set<String> columns;
    private final List<Map<String, Object>> rows;

    private Documents(Set<String> columns, List<Map<String, Object>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    public static Documents of(List<Map<String, Object>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        List<Map<String, Object>> complete = new ArrayList<>(rows.size());
        for (Map<String, Object> row : rows) {
            Map<String, Object> full = new LinkedHashMap<>();
            columns.forEach(column -> full.put(column, row.get(column)));
            complete.add(full);
        }
        return new Documents(columns, complete);
    }

    public Set<String> columns() {
        return columns;
    }

    public List<Map<String, Object>> rows() {
        return rows;
    }

    /** Where splits come from. */
    @FunctionalInterface
    public interface Source {
        Optional<Documents> split(String name);
    }
}
