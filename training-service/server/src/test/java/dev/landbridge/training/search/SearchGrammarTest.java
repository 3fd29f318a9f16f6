package dev.landbridge.training.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SearchGrammarTest {
    private static final String[] PIECES = {
        "metrics",
        "params",
        "tags",
        "attributes",
        "dataset",
        ".",
        "`",
        "\"",
        "'",
        "a b",
        "loss",
        "status",
        "=",
        "<>",
        "<=",
        "LIKE",
        "ilike",
        "IN",
        "NOT",
        "IS",
        "NULL",
        "AND",
        "or",
        "(",
        ")",
        ",",
        "1",
        "-2.5e3",
        "1e999",
        "--",
        "\0",
        "\uD800",
        "é",
        " ",
        "\n",
        ";",
        "%",
        "name",
        "'x'",
        "metrics.loss > 1",
        "tags.a = 'b'"
    };
    private static final List<Operator> NUMERIC = List.copyOf(Operator.NUMERIC);
    private static final List<Operator> TEXT = List.copyOf(Operator.TEXT);

    private final SearchGrammar grammar = new SearchGrammar(Vocabulary.RUNS);

    @Test
    void readsWhatWasWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            List<Comparison> wanted = new ArrayList<>();
            List<String> written = new ArrayList<>();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                String key = "a b" + random.nextInt(9);
                if (random.nextBoolean()) {
                    Operator operator = NUMERIC.get(random.nextInt(NUMERIC.size()));
                    double number = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
                    wanted.add(new Comparison(new Field(FieldKind.METRIC, key), operator, number, List.of()));
                    written.add("metrics.`" + key + "` " + operator.sql() + " " + number);
                } else {
                    Operator operator = TEXT.get(random.nextInt(TEXT.size()));
                    String text = "it, and (not) " + random.nextInt();
                    wanted.add(new Comparison(new Field(FieldKind.PARAM, key), operator, null, List.of(text)));
                    written.add("params.\"" + key + "\" " + operator.sql() + "'" + text + "'");
                }
            }
            String filter = String.join(random.nextBoolean() ? " AND " : "\nand ", written);

            assertThat(grammar.filter(filter)).as(filter).isEqualTo(wanted);
        }
    }

    @Test
    void refusesWhatIsNotOfTheLanguage() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
            }
            readsOrRefuses(text.toString());
        }
    }

    // anything but a Problem would be the server's failure
    private void readsOrRefuses(String text) {
        try {
            grammar.filter(text);
        } catch (Problem refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        }
        try {
            grammar.order(text);
        } catch (Problem refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }
}
