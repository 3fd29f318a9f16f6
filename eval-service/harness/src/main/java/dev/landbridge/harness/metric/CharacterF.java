package dev.landbridge.harness.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** chrF (Popović 2015) with sacreBLEU's defaults: six orders of characters, beta 2; chrF++ adds two orders of words. */
final class CharacterF implements Aggregation.Statistic {
    private static final int CHARACTERS = 6;
    private static final double BETA_SQUARED = 4;
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private final int words;
    private final List<long[]> statistics = new ArrayList<>();

    CharacterF(List<?> values, int words) {
        this.words = words;
        values.forEach(value -> statistics.add(segment(TranslationPair.of(value))));
    }

    /** For each order the totals of hypothesis and reference, and the matches, of the best reference. */
    private long[] segment(TranslationPair pair) {
        List<Map<List<String>, Integer>> own = ngrams(pair.hypothesis());
        long[] best = {};
        double bestScore = -1;
        for (String reference : pair.references()) {
            List<Map<List<String>, Integer>> other = ngrams(reference);
            long[] row = new long[3 * own.size()];
            for (int i = 0; i < own.size(); i++) {
                row[3 * i] = other.get(i).isEmpty() ? 0 : Ngrams.total(own.get(i));
                row[3 * i + 1] = Ngrams.total(other.get(i));
                row[3 * i + 2] = Ngrams.matches(own.get(i), other.get(i));
            }
            double score = score(row);
            if (score > bestScore) {
                bestScore = score;
                best = row;
            }
        }
        return best;
    }

    private List<Map<List<String>, Integer>> ngrams(String text) {
        List<String> characters = text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .mapToObj(c -> new String(Character.toChars(c)))
                .toList();
        List<Map<List<String>, Integer>> all = new ArrayList<>();
        for (int n = 1; n <= CHARACTERS; n++) {
            all.add(Ngrams.count(characters, n));
        }
        for (int n = 1; n <= words; n++) {
            all.add(Ngrams.count(words(text), n));
        }
        return all;
    }

    /** Words with one leading or trailing punctuation mark taken off. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            int last = word.length() - 1;
            if (last < 1) {
                words.add(word);
            } else if (PUNCTUATION.indexOf(word.charAt(last)) >= 0) {
                words.addAll(List.of(word.substring(0, last), word.substring(last)));
            } else if (PUNCTUATION.indexOf(word.charAt(0)) >= 0) {
                words.addAll(List.of(word.substring(0, 1), word.substring(1)));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    @Override
    public double of(int... indices) {
        long[] sum = new long[3 * (CHARACTERS + words)];
        for (int index : indices) {
            long[] row = statistics.get(index);
            Arrays.setAll(sum, i -> sum[i] + row[i]);
        }
        return score(sum);
    }

    private static double score(long... row) {
        double precision = 0;
        double recall = 0;
        int orders = 0;
        for (int i = 0; i < row.length; i += 3) {
            if (row[i] > 0 && row[i + 1] > 0) {
                precision += (double) row[i + 2] / row[i];
                recall += (double) row[i + 2] / row[i + 1];
                orders++;
            }
        }
        if (orders == 0 || precision + recall == 0) {
            return 0;
        }
        precision /= orders;
        recall /= orders;
        return 100 * (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
    }
}
