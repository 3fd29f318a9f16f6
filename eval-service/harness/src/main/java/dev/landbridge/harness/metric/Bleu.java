package dev.landbridge.harness.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Corpus BLEU (Papineni et al. 2002) with sacreBLEU's defaults: tokenisation of mteval-v13a, four orders, exponential
 * smoothing of orders without a match.
 */
final class Bleu implements Aggregation.Statistic {
    private static final int ORDER = 4;
    private static final Pattern SYMBOL = Pattern.compile("([\\{-\\~\\[-\\` -\\&\\(-\\+\\:-\\@\\/])");
    private static final Pattern MARK_AFTER_OTHER = Pattern.compile("([^0-9])([\\.,])");
    private static final Pattern MARK_BEFORE_OTHER = Pattern.compile("([\\.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private final List<long[]> statistics = new ArrayList<>();

    Bleu(List<?> values) {
        values.forEach(value -> statistics.add(segment(TranslationPair.of(value))));
    }

    /** Lengths of hypothesis and closest reference, then matches and totals of each order. */
    private static long[] segment(TranslationPair pair) {
        List<String> hypothesis = tokens(pair.hypothesis());
        List<List<String>> references =
                pair.references().stream().map(Bleu::tokens).toList();
        long[] row = new long[2 + 2 * ORDER];
        row[0] = hypothesis.size();
        row[1] = closest(references, hypothesis.size());
        for (int n = 1; n <= ORDER; n++) {
            Map<List<String>, Integer> most = new HashMap<>();
            for (List<String> reference : references) {
                most = Ngrams.largest(most, Ngrams.count(reference, n));
            }
            Map<List<String>, Integer> own = Ngrams.count(hypothesis, n);
            row[1 + n] = Ngrams.matches(own, most);
            row[1 + ORDER + n] = Ngrams.total(own);
        }
        return row;
    }

    private static int closest(List<List<String>> references, int length) {
        int best = -1;
        for (List<String> reference : references) {
            int size = reference.size();
            int distance = Math.abs(length - size);
            if (best < 0 || distance < Math.abs(length - best) || distance == Math.abs(length - best) && size < best) {
                best = size;
            }
        }
        return best;
    }

    @Override
    public double of(int... indices) {
        long[] sum = new long[2 + 2 * ORDER];
        for (int index : indices) {
            long[] row = statistics.get(index);
            Arrays.setAll(sum, i -> sum[i] + row[i]);
        }
        double smoothing = 1;
        double logs = 0;
        for (int n = 1; n <= ORDER; n++) {
            double matches = sum[1 + n];
            double total = sum[1 + ORDER + n];
            if (total == 0) {
                return 0;
            }
            if (matches == 0) {
                smoothing *= 2;
                matches = 1 / smoothing;
            }
            logs += Math.log(100 * matches / total);
        }
        boolean nothing = Arrays.stream(sum, 2, 2 + ORDER).allMatch(matches -> matches == 0);
        double brevity = sum[0] < sum[1] ? sum[0] > 0 ? Math.exp(1 - (double) sum[1] / sum[0]) : 0 : 1;
        return nothing ? 0 : brevity * Math.exp(logs / ORDER);
    }

    static List<String> tokens(String text) {
        String line = text.stripTrailing()
                .replace("<skipped>", "")
                .replace("-\n", "")
                .replace('\n', ' ')
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
        line = SYMBOL.matcher(" " + line + " ").replaceAll(" $1 ");
        line = MARK_AFTER_OTHER.matcher(line).replaceAll("$1 $2 ");
        line = MARK_BEFORE_OTHER.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
    }
}
