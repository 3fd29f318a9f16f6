package dev.landbridge.harness.metric;

import dev.landbridge.harness.python.PythonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Corpus TER (Snover et al. 2006) with sacreBLEU's defaults: lower case, words between blanks, the best reference. */
final class TranslationEditRate implements Aggregation.Statistic {
    /** Edits against the best reference, mean length of the references. */
    private final List<double[]> statistics = new ArrayList<>();

    TranslationEditRate(List<?> values) {
        values.forEach(value -> statistics.add(segment(TranslationPair.of(value))));
    }

    private static double[] segment(TranslationPair pair) {
        Map<String, Integer> vocabulary = new HashMap<>();
        int[] hypothesis = words(pair.hypothesis(), vocabulary);
        int fewest = Integer.MAX_VALUE;
        double lengths = 0;
        for (String text : pair.references()) {
            int[] reference = words(text, vocabulary);
            fewest = Math.min(fewest, PhraseShifts.edits(hypothesis, reference));
            lengths += reference.length;
        }
        return new double[] {fewest, lengths / pair.references().size()};
    }

    private static int[] words(String text, Map<String, Integer> vocabulary) {
        List<Integer> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        (text.toLowerCase(Locale.ROOT) + " ").codePoints().forEach(c -> {
            if (!PythonText.isSpace(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(vocabulary.computeIfAbsent(word.toString(), key -> vocabulary.size()));
                word.setLength(0);
            }
        });
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public double of(int... indices) {
        double edits = 0;
        double length = 0;
        for (int index : indices) {
            edits += statistics.get(index)[0];
            length += statistics.get(index)[1];
        }
        return 100 * (length > 0 ? edits / length : edits > 0 ? 1 : 0);
    }
}
