package dev.landbridge.silicon;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether what will run is one row of the engine table as a whole. */
final class EngineRows {

    private static final Pattern RANGE = Pattern.compile("(\\d+)\\.(\\d+)-(\\d+)\\.(\\d+)");
    private static final Pattern MINOR = Pattern.compile("(\\d+)\\.(\\d+)(?:\\..*)?");

    private EngineRows() {}

    static ComputedResult judge(Facts facts) {
        PortabilityQuery query = facts.query();
        Map<String, String> stack = new TreeMap<>(query.stated().stack());
        if (query.engine().isEmpty() && query.engineVersion().isEmpty() && stack.isEmpty()) {
            return new ComputedResult("not-asked", "", "");
        }
        String asked = (query.engine() + " " + query.engineVersion()).strip();
        Optional<EngineRow> row = facts.engineRow();
        if (row.isEmpty()) {
            return new ComputedResult(
                    "unknown",
                    "The catalogue has no row %s for family %s.".formatted(asked, facts.family()),
                    "Name a row of the catalogue as a whole.");
        }
        if (!row.get().families().contains(facts.family())) {
            return new ComputedResult(
                    "other-family",
                    "The row %s does not serve family %s.".formatted(asked, facts.family()),
                    "Choose a row that serves %s.".formatted(facts.family()));
        }
        return stack(row.get(), stack);
    }

    private static ComputedResult stack(EngineRow row, Map<String, String> stack) {
        String name = row.engine() + " " + row.version();
        String mixed = stack.entrySet().stream()
                .filter(cell -> row.cells().containsKey(cell.getKey()))
                .filter(cell -> !fits(cell.getValue(), row.cells().get(cell.getKey())))
                .map(cell -> cell.getKey() + " " + cell.getValue() + " instead of "
                        + row.cells().get(cell.getKey()))
                .collect(Collectors.joining(", "));
        if (!mixed.isEmpty()) {
            return new ComputedResult(
                    "mixed", "The stack is not the row %s: %s.".formatted(name, mixed), "Install the row as a whole.");
        }
        String unlisted = stack.keySet().stream()
                .filter(cell -> !row.cells().containsKey(cell))
                .collect(Collectors.joining(", "));
        return unlisted.isEmpty()
                ? new ComputedResult("known", "", "")
                : new ComputedResult(
                        "unlisted",
                        "The row %s says nothing about %s.".formatted(name, unlisted),
                        "Run parity with exactly this stack.");
    }

    private static boolean fits(String version, String cell) {
        Matcher range = RANGE.matcher(cell);
        Matcher minor = MINOR.matcher(version);
        if (!range.matches() || !minor.matches()) {
            return version.equals(cell);
        }
        int wanted = minor(minor, 1);
        return wanted >= minor(range, 1) && wanted <= minor(range, 3);
    }

    private static int minor(Matcher version, int group) {
        return Integer.parseInt(version.group(group)) * 1000 + Integer.parseInt(version.group(group + 1));
    }
}
