package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Cuts the positions along every dimension. */
final class Slices {

    private Slices() {}

    static List<Slice> of(Evidence evidence) {
        List<Slice> slices = new ArrayList<>();
        for (Dimension dimension : Dimension.of(evidence)) {
            tallies(evidence.prompts(), dimension)
                    .forEach((label, tally) ->
                            slices.add(slice(dimension.name(), label.text(), tally, evidence.limits())));
        }
        double[] adjusted = Holm.adjust(slices.stream()
                .map(Slice::pValue)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
        int next = 0;
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).pValue() != null) {
                slices.set(i, slices.get(i).adjusted(adjusted[next++]));
            }
        }
        return List.copyOf(slices);
    }

    static Map<Dimension.Label, Tally> tallies(List<PromptSample> prompts, Dimension dimension) {
        Map<Dimension.Label, Tally> tallies = new TreeMap<>();
        for (PromptSample prompt : prompts) {
            for (int row = 0; row < prompt.rows(); row++) {
                for (Dimension.Label label : dimension.labels().of(prompt, row)) {
                    tallies.computeIfAbsent(label, key -> new Tally()).add(prompt, row);
                }
            }
        }
        return tallies;
    }

    private static Slice slice(String dimension, String value, Tally tally, Limits limits) {
        return new Slice(
                dimension,
                value,
                tally.rows(),
                tally.kl(),
                tally.floorKl(),
                limits.ratio(tally.kl(), tally.floorKl()),
                tally.pValue(limits),
                null,
                false);
    }
}
