package dev.landbridge.eval.trace;

import dev.landbridge.eval.registry.Heldout;
import dev.landbridge.eval.registry.HeldoutRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What a trace is taken from. Deterministic in the rows and the sizes.
 *
 * @param decoded evenly spread over the rows
 * @param origin name, version and digest, for the manifest
 */
public record Corpus(
        List<PromptItem> scored, List<PromptItem> decoded, List<HeldoutRow> tasks, Map<String, String> origin) {

    private static final List<String> HELDOUT = List.of("heldout");

    /** The longest rows are scored: position faults show only in long prompts. */
    public static Corpus of(Heldout split, CorpusSize size) {
        List<HeldoutRow> rows = split.rows();
        List<PromptItem> longest = rows.stream()
                .sorted(Comparator.comparingInt(
                        (HeldoutRow row) -> -row.rendered().length()))
                .limit(size.prompts())
                .map(row -> new PromptItem(row.id(), row.rendered(), HELDOUT))
                .toList();
        List<PromptItem> decoded = spread(rows, size.decodes()).stream()
                .map(row -> new PromptItem(row.id(), row.prompt(), HELDOUT))
                .toList();
        Map<String, String> origin = Map.of(
                "name", split.dataset(), "version", "" + split.version(), "sha256", split.digest(), "split", "heldout");
        return new Corpus(longest, decoded, rows.stream().limit(size.tasks()).toList(), origin);
    }

    /**
     * Every length up to the limit is scored alike, as far as the corpus has it.
     *
     * @param tokens of a text
     * @param limit tokens that the engine takes, prompt and answer together; what is longer is left out and counted
     */
    public static Corpus of(
            List<CorpusRow> rows,
            Map<String, String> origin,
            CorpusSize size,
            ToIntFunction<String> tokens,
            int limit) {
        List<PromptItem> texts = new ArrayList<>();
        List<PromptItem> prompts = new ArrayList<>();
        List<HeldoutRow> tasks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).scored(i + 1).ifPresent(texts::add);
            rows.get(i).decoded(i + 1).ifPresent(prompts::add);
            rows.get(i).task().ifPresent(tasks::add);
        }
        Map<Integer, List<PromptItem>> byLength = new TreeMap<>(Comparator.reverseOrder());
        int tooLong = 0;
        for (PromptItem item : texts) {
            int length = tokens.applyAsInt(item.text());
            if (length >= limit) {
                tooLong++;
            } else if (length > 1) {
                byLength.computeIfAbsent(31 - Integer.numberOfLeadingZeros(length), bucket -> new ArrayList<>())
                        .add(item);
            }
        }
        Map<String, String> described = new TreeMap<>(origin);
        described.put("left_out_longer_than_the_window", Integer.toString(tooLong));
        return new Corpus(
                inTurn(byLength.values(), size.prompts()),
                spread(
                        prompts.stream()
                                .filter(item -> tokens.applyAsInt(item.text()) < limit)
                                .toList(),
                        size.decodes()),
                tasks.stream().limit(size.tasks()).toList(),
                described);
    }

    /** Every text that may be asked, whose length must be known before. */
    public static Set<String> texts(List<CorpusRow> rows) {
        Set<String> texts = new LinkedHashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).scored(i + 1).ifPresent(item -> texts.add(item.text()));
            rows.get(i).decoded(i + 1).ifPresent(item -> texts.add(item.text()));
        }
        return texts;
    }

    /** One of each bucket, then the next of each. */
    private static List<PromptItem> inTurn(Iterable<List<PromptItem>> buckets, int most) {
        List<PromptItem> chosen = new ArrayList<>();
        boolean more = true;
        for (int round = 0; more && chosen.size() < most; round++) {
            more = false;
            for (List<PromptItem> bucket : buckets) {
                if (round < bucket.size() && chosen.size() < most) {
                    chosen.add(bucket.get(round));
                    more = true;
                }
            }
        }
        return List.copyOf(chosen);
    }

    private static <T> List<T> spread(List<T> rows, int most) {
        int n = Math.min(most, rows.size());
        return IntStream.range(0, n)
                .mapToObj(i -> rows.get((int) ((long) i * rows.size() / n)))
                .toList();
    }
}
