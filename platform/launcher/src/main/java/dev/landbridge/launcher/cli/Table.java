package dev.landbridge.launcher.cli;

import dev.landbridge.launcher.progress.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Rows for people: columns as wide as their widest cell. */
final class Table<T> {
    /** A digest is shown whole. */
    private static final int MAX_CELL = 64;

    private record Column<T>(String title, Function<T, ?> value) {}

    private final List<Column<T>> columns = new ArrayList<>();
    private final String nothing;

    /** @param nothing what to say when there are no rows */
    Table(String nothing) {
        this.nothing = nothing;
    }

    Table<T> column(String title, Function<T, ?> value) {
        columns.add(new Column<>(title, value));
        return this;
    }

    void print(List<T> rows, Terminal terminal) {
        if (rows.isEmpty()) {
            terminal.line(nothing);
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::title).toList());
        for (T row : rows) {
            lines.add(columns.stream()
                    .map(column -> cell(column.value().apply(row)))
                    .toList());
        }
        int[] widths = new int[columns.size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        lines.forEach(line -> terminal.line(join(line, widths)));
    }

    private static String join(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            text.append(String.format(Locale.ROOT, "%-" + Math.max(1, widths[i]) + "s  ", line.get(i)));
        }
        return text.toString().stripTrailing();
    }

    private static String cell(Object value) {
        String text = Text.of(value).replace('\n', ' ');
        return text.length() <= MAX_CELL ? text : text.substring(0, MAX_CELL - 1) + "…";
    }
}
