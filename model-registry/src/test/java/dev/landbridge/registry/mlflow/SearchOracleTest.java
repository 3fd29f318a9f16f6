package dev.landbridge.registry.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.registry.mlflow.RandomFilter.Row;
import dev.landbridge.registry.release.FakeServices;
import dev.landbridge.testkit.access.IdentityResource;
import dev.landbridge.testkit.postgres.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** MLflow's search answers what the filter says: random filters over random rows, evaluated a second time in Java. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityResource.class)
@WithTestResource(FakeServices.class)
class SearchOracleTest {
    private static final int FILTERS = 500;
    private static final List<String> TEXTS = List.of(
            "",
            "true",
            "false",
            "good",
            "Good",
            "100%",
            "a_b",
            "a\\",
            "it's",
            "two\nlines",
            "数值",
            "🙂 ok",
            "x'y",
            "%",
            "_");
    private static final List<String> TAG_KEYS =
            List.of("quality", "a.b", "odd key", "mlflow.prompt.is_prompt", "é", "Quality");

    @Inject
    RegisteredModels models;

    @Inject
    RegisteredVersions versions;

    @Inject
    SearchRows rows;

    @Test
    void modelsAreFoundAsTheFilterSays() throws SQLException {
        Random random = new Random(5);
        String team = "oracle-models";
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Row row = row(random, "m" + i % 7 + "-" + (i % 2 == 0 ? "Adder" : "sub_er") + i, 0);
            rows.addModel(team, row, random.nextInt(10) == 0 ? null : all);
        }
        rows.addModel("other-team", row(random, "m0-Adder0", 0), new ArrayList<>());
        Comparator<Row> byName = Comparator.comparing(Row::name, rows.nameOrder(team));
        Map<String, Comparator<Row>> orders = Map.of(
                "name", byName,
                "creation_timestamp", Comparator.comparing(Row::created),
                "last_updated_timestamp", Comparator.comparing(Row::updated));
        RandomFilter.Maker maker = maker(random, false, all);
        for (int i = 0; i < FILTERS; i++) {
            check(random, maker.next(), all, new Ordering(orders, byName), Row::name, query -> {
                Map<String, Object> page = models.search(team, Fields.ofQuery(query));
                List<?> found = (List<?>) page.get("registered_models");
                return new Page(
                        found.stream()
                                .map(model -> ((Answer.RegisteredModel) model).name())
                                .toList(),
                        (String) page.get("next_page_token"));
            });
        }
    }

    @Test
    void versionsAreFoundAsTheFilterSays() throws SQLException {
        Random random = new Random(6);
        String team = "oracle-versions";
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String name = "v" + i % 3 + "-" + (i % 2 == 0 ? "Adder" : "sub_er") + i;
            rows.addModel(team, row(random, name, 0), new ArrayList<>());
            for (int version = 1; version <= 8; version++) {
                rows.addVersion(team, row(random, name, version), random.nextInt(10) == 0 ? null : all);
            }
        }
        Comparator<Row> byName = Comparator.comparing(Row::name, rows.nameOrder(team));
        Map<String, Comparator<Row>> orders = Map.of(
                "name", byName,
                "version_number", Comparator.comparing(Row::version),
                "creation_timestamp", Comparator.comparing(Row::created),
                "last_updated_timestamp", Comparator.comparing(Row::updated));
        Comparator<Row> last =
                byName.thenComparing(Comparator.comparing(Row::version).reversed());
        RandomFilter.Maker maker = maker(random, true, all);
        for (int i = 0; i < FILTERS; i++) {
            check(
                    random,
                    maker.next(),
                    all,
                    new Ordering(orders, last),
                    row -> row.name() + "/" + row.version(),
                    query -> {
                        Map<String, Object> page = versions.search(team, Fields.ofQuery(query));
                        List<?> found = (List<?>) page.get("model_versions");
                        return new Page(
                                found.stream()
                                        .map(version -> (Answer.ModelVersion) version)
                                        .map(version -> version.name() + "/" + version.version())
                                        .toList(),
                                (String) page.get("next_page_token"));
                    });
        }
    }

    private record Page(List<String> ids, String token) {}

    private record Ordering(Map<String, Comparator<Row>> keys, Comparator<Row> last) {}

    private static void check(
            Random random,
            RandomFilter filter,
            List<Row> all,
            Ordering ordering,
            Function<Row, String> id,
            Function<MultivaluedMap<String, String>, Page> search) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.putSingle("filter", filter.text());
        query.putSingle("max_results", String.valueOf(1 + random.nextInt(30)));
        Comparator<Row> order = order(random, ordering, query);
        List<String> expected =
                all.stream().filter(filter.holds()).sorted(order).map(id).toList();
        List<String> found = new ArrayList<>();
        String token = null;
        do {
            query.remove("page_token");
            if (token != null) {
                query.putSingle("page_token", token);
            }
            Page page = search.apply(query);
            found.addAll(page.ids());
            token = page.token();
        } while (token != null);
        assertThat(found).as(query.toString()).isEqualTo(expected);
    }

    private static Comparator<Row> order(Random random, Ordering ordering, MultivaluedMap<String, String> query) {
        List<Comparator<Row>> order = new ArrayList<>();
        List<String> keys = ordering.keys().keySet().stream().sorted().toList();
        while (random.nextInt(3) > 0) {
            String key = keys.get(random.nextInt(keys.size()));
            boolean descending = random.nextBoolean();
            String written = (random.nextBoolean() ? "" : "attribute.") + key;
            String direction = descending ? " DESC" : random.nextBoolean() ? "" : " asc";
            query.add("order_by", written + (random.nextBoolean() ? direction : direction.toLowerCase(Locale.ROOT)));
            Comparator<Row> next = ordering.keys().get(key);
            order.add(descending ? next.reversed() : next);
        }
        order.add(ordering.last());
        return order.stream().reduce(Comparator::thenComparing).orElseThrow();
    }

    private static RandomFilter.Maker maker(Random random, boolean versions, List<Row> all) {
        List<String> names =
                new ArrayList<>(all.stream().map(Row::name).distinct().toList());
        names.add("nobody");
        return new RandomFilter.Maker(random, versions, names, TEXTS, TAG_KEYS);
    }

    // times lie close together, finer than the milliseconds that filters speak of
    private static Row row(Random random, String name, int version) {
        Instant begin = Instant.parse("2026-01-01T00:00:00Z");
        Map<String, String> tags = new HashMap<>();
        for (String key : TAG_KEYS) {
            if (random.nextBoolean()) {
                tags.put(key, TEXTS.get(random.nextInt(TEXTS.size())));
            }
        }
        return new Row(
                name,
                version,
                random.nextInt(3) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())),
                random.nextInt(3) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())),
                begin.plus(random.nextInt(5000), ChronoUnit.MICROS),
                begin.plus(random.nextInt(5000), ChronoUnit.MICROS),
                tags);
    }
}
