package dev.landbridge.eval.trace;

import dev.landbridge.eval.registry.Heldout;
import dev.landbridge.eval.registry.HeldoutRow;
import java.util.Comparator;
import java.util.List;

/**
 * What a trace is taken from. Deterministic in the split and the sizes.
 *
 * @param scored the longest rows: position faults show only in long prompts
 * @param decoded evenly spread over the split
 */
public record Corpus(List<HeldoutRow> scored, List<HeldoutRow> decoded, List<HeldoutRow> tasks) {

    public static Corpus of(Heldout split, TraceConfig config) {
        List<HeldoutRow> rows = split.rows();
        List<HeldoutRow> longest = rows.stream()
                .sorted(Comparator.comparingInt(
                        (HeldoutRow row) -> -row.rendered().length()))
                .limit(config.prompts())
                .toList();
        int decodes = Math.min(config.decodes(), rows.size());
        List<HeldoutRow> spread = java.util.stream.IntStream.range(0, decodes)
                .mapToObj(i -> rows.get((int) ((long) i * rows.size() / decodes)))
                .toList();
        return new Corpus(longest, spread, rows.stream().limit(config.tasks()).toList());
    }
}
