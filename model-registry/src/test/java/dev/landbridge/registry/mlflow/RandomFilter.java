package dev.landbridge.registry.mlflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A filter as a client might write it, and what it means said again in Java.
 *
 * @param text in MLflow's language
 * @param holds whether a row belongs to the result
 */
record RandomFilter(String text, Predicate<Row> holds) {
    private static final String[] AND = {" AND ", " and ", "\nAnd\t"};

    /** What filters can see of a model or version; {@code version} is 0 for a model. */
    record Row(
            String name,
            int version,
            String runId,
            String source,
            Instant created,
            Instant updated,
            Map<String, String> tags) {}

    /** Makes filters over rows that hold these texts. */
    record Maker(Random random, boolean versions, List<String> names, List<String> texts, List<String> tagKeys) {
        RandomFilter next() {
            List<RandomFilter> parts = new ArrayList<>();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                parts.add(part());
            }
            String text = parts.get(0).text();
            Predicate<Row> holds = parts.get(0).holds();
            for (RandomFilter part : parts.subList(1, parts.size())) {
                text += pick(AND) + part.text();
                holds = holds.and(part.holds());
            }
            return new RandomFilter(text, holds);
        }

        private RandomFilter part() {
            switch (random.nextInt(versions ? 7 : 4)) {
                case 0:
                    return text(attribute("name"), Row::name, names);
                case 1:
                    return time("creation_timestamp", Row::created);
                case 2:
                    return time("last_updated_timestamp", Row::updated);
                case 3:
                    return tag();
                case 4:
                    return text(attribute("run_id"), Row::runId, texts);
                case 5:
                    return text(attribute("source_path"), Row::source, texts);
                default:
                    return number(attribute("version_number"), row -> row.version(), random.nextInt(9) - 1);
            }
        }

        private String attribute(String name) {
            String quoted = pick(name, name, "`" + name + "`", "\"" + name + "\"");
            return pick("", "", "attribute.", "attributes.", "Attribute.") + quoted;
        }

        private RandomFilter tag() {
            String key = tagKeys.get(random.nextInt(tagKeys.size()));
            boolean plain = key.matches("[\\w.\\-]+");
            String written = plain && random.nextBoolean() ? key : pick("`" + key + "`", "\"" + key + "\"");
            RandomFilter value = text(
                    pick("tags.", "tag.", "Tags.") + written, row -> row.tags().get(key), texts);
            boolean absentIsFalse = key.equals("mlflow.prompt.is_prompt")
                    && (value.text().matches("(?s).*(!=|<>) .true.")
                            || value.text().matches("(?s).*[^!<>= ] ?={1,2} ?.false."));
            return absentIsFalse
                    ? new RandomFilter(
                            value.text(), row -> !"true".equals(row.tags().get(key)))
                    : value;
        }

        private interface Text {
            String of(Row row);
        }

        private interface Number {
            long of(Row row);
        }

        private interface Time {
            Instant of(Row row);
        }

        // an absent value fulfils no comparison, as in SQL
        private RandomFilter text(String field, Text text, List<String> pool) {
            String wanted = pool.get(random.nextInt(pool.size()));
            switch (random.nextInt(6)) {
                case 0:
                    return when(field + pick(" = ", "=", " == ").concat(quoted(wanted)), text, wanted::equals);
                case 1:
                    return when(field + pick(" != ", " <> ") + quoted(wanted), text, value -> !value.equals(wanted));
                case 2:
                    String like = pattern(wanted);
                    return when(field + pick(" LIKE ", " like ") + quoted(like), text, matching(like, 0));
                case 3:
                    String either = swapped(pattern(wanted));
                    return when(
                            field + pick(" ILIKE ", " iLike ") + quoted(either),
                            text,
                            matching(either, Pattern.CASE_INSENSITIVE));
                default:
                    List<String> list = new ArrayList<>(List.of(wanted));
                    while (random.nextBoolean()) {
                        list.add(pool.get(random.nextInt(pool.size())));
                    }
                    boolean in = random.nextBoolean();
                    String written = String.join(
                            pick(",", " , "), list.stream().map(this::quoted).toList());
                    return when(
                            field + (in ? pick(" IN ", " in") : pick(" NOT IN ", " not  in ")) + "(" + written + ")",
                            text,
                            value -> list.contains(value) == in);
            }
        }

        private static RandomFilter when(String written, Text text, Predicate<String> holds) {
            return new RandomFilter(written, row -> text.of(row) != null && holds.test(text.of(row)));
        }

        private RandomFilter time(String name, Time time) {
            long around = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli() + random.nextInt(9) - 2;
            long value = random.nextInt(9) == 0 ? (random.nextBoolean() ? Long.MAX_VALUE : -7) : around;
            return number(attribute(name), row -> time.of(row).toEpochMilli(), value);
        }

        private RandomFilter number(String field, Number number, long value) {
            String[] signs = {"=", "!=", "<", "<=", ">", ">=", "<>", "=="};
            int sign = random.nextInt(signs.length);
            LongPredicate holds = n -> switch (signs[sign]) {
                case "=", "==" -> n == value;
                case "!=", "<>" -> n != value;
                case "<" -> n < value;
                case "<=" -> n <= value;
                case ">" -> n > value;
                default -> n >= value;
            };
            String space = pick("", " ");
            return new RandomFilter(
                    field + space + signs[sign] + space + pick("" + value, "'" + value + "'"),
                    row -> holds.test(number.of(row)));
        }

        private String quoted(String text) {
            return text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
        }

        /** Part of a text between wildcards, or with some of its characters replaced by them. */
        private String pattern(String text) {
            int[] points = text.codePoints().toArray();
            int from = points.length == 0 ? 0 : random.nextInt(points.length);
            StringBuilder pattern = new StringBuilder(pick("", "%"));
            for (int i = random.nextBoolean() ? 0 : from; i < points.length; i++) {
                int dice = random.nextInt(8);
                pattern.append(dice == 0 ? "_" : dice == 1 ? "%" : Character.toString(points[i]));
            }
            return pattern.append(pick("", "%", "_")).toString();
        }

        private String swapped(String text) {
            StringBuilder swapped = new StringBuilder();
            text.codePoints()
                    .map(point -> point < 128 && random.nextBoolean()
                            ? (Character.isUpperCase(point)
                                    ? Character.toLowerCase(point)
                                    : Character.toUpperCase(point))
                            : point)
                    .forEach(swapped::appendCodePoint);
            return swapped.toString();
        }

        private static Predicate<String> matching(String like, int flags) {
            StringBuilder regex = new StringBuilder();
            like.codePoints()
                    .forEach(point -> regex.append(
                            point == '%' ? ".*" : point == '_' ? "." : Pattern.quote(Character.toString(point))));
            return Pattern.compile(regex.toString(), Pattern.DOTALL | flags).asMatchPredicate();
        }

        private String pick(String... texts) {
            return texts[random.nextInt(texts.length)];
        }
    }
}
