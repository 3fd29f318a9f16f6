package dev.landbridge.proof.matrix;

import dev.landbridge.proof.golden.ServingMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The cells to run for a candidate. Engines are dear: their switches are combined first, in as few starts as the size
 * class allows, and the combinations then meet every level that the asking side chooses.
 *
 * @param engines switch levels of each engine; the first is the candidate as it runs
 * @param cells level by factor
 */
public record MatrixPlan(
        List<ServingMatrix.Factor> factors,
        List<ServingMatrix.LeftOut> leftOut,
        List<Map<String, String>> engines,
        List<Map<String, String>> cells) {

    public static MatrixPlan of(MatrixPolicy policy, MatrixPolicy.Size size, Offer offer) {
        List<ServingMatrix.LeftOut> leftOut = new ArrayList<>();
        List<Factor> switches = new ArrayList<>();
        List<Factor> asked = new ArrayList<>();
        for (Factor factor : policy.factors()) {
            Factor kept = factor.engine()
                    ? offered(factor, size, offer, leftOut)
                    : factor.name().equals(Factor.LENGTH) ? reachable(factor, offer, leftOut) : factor;
            if (!kept.levels().isEmpty()) {
                (factor.engine() ? switches : asked).add(kept);
            }
        }
        List<Map<String, String>> engines = rows(switches);
        if (engines.size() > 1 + size.siblings()) {
            engines = List.copyOf(engines.subList(0, 1 + size.siblings()));
        }
        List<Map<String, String>> cells = cells(engines, asked);
        List<ServingMatrix.Factor> factors = Stream.concat(switches.stream(), asked.stream())
                .map(factor -> new ServingMatrix.Factor(factor.name(), factor.levels()))
                .toList();
        MatrixCoverage.missing(factors, cells)
                .forEach(pair -> leftOut.add(new ServingMatrix.LeftOut(
                        pair,
                        "the size class starts %d further %s"
                                .formatted(size.siblings(), size.siblings() == 1 ? "engine" : "engines"))));
        return new MatrixPlan(factors, List.copyOf(leftOut), engines, cells);
    }

    private static Factor offered(
            Factor factor, MatrixPolicy.Size size, Offer offer, List<ServingMatrix.LeftOut> leftOut) {
        String running = offer.production().get(factor.name());
        List<String> levels = offer.switches().getOrDefault(factor.name(), List.of());
        List<String> others =
                factor.levels().stream().filter(level -> !level.equals(running)).toList();
        if (running == null || !levels.contains(running)) {
            leftOut.add(new ServingMatrix.LeftOut(factor.name(), offer.engine() + " has no such switch"));
            return factor.withLevels(List.of());
        }
        List<String> kept = new ArrayList<>(List.of(running));
        for (String level : others) {
            if (!levels.contains(level)) {
                leftOut.add(new ServingMatrix.LeftOut(
                        factor.name() + " " + level, offer.engine() + " cannot be started so"));
            } else if (size.siblings() == 0) {
                leftOut.add(new ServingMatrix.LeftOut(
                        factor.name() + " " + level, "no engine is started beside the candidate"));
            } else {
                kept.add(level);
            }
        }
        return factor.withLevels(kept);
    }

    private static Factor reachable(Factor factor, Offer offer, List<ServingMatrix.LeftOut> leftOut) {
        List<String> kept = new ArrayList<>();
        for (String level : factor.levels()) {
            if (offer.lengths().contains(level)) {
                kept.add(level);
            } else {
                boolean beyond = !level.equals(Factor.MAX_LENGTH) && Integer.parseInt(level) > offer.window();
                leftOut.add(new ServingMatrix.LeftOut(
                        factor.name() + " " + level,
                        beyond
                                ? "the window is %d tokens".formatted(offer.window())
                                : "the golden trace has no prompts of this length"));
            }
        }
        return factor.withLevels(kept);
    }

    private static List<Map<String, String>> rows(List<Factor> factors) {
        int[] sizes =
                factors.stream().mapToInt(factor -> factor.levels().size()).toArray();
        return PairwiseCover.of(sizes).stream()
                .map(row -> {
                    Map<String, String> settings = new LinkedHashMap<>();
                    for (int i = 0; i < row.length; i++) {
                        settings.put(
                                factors.get(i).name(), factors.get(i).levels().get(row[i]));
                    }
                    return settings;
                })
                .toList();
    }

    private static List<Map<String, String>> cells(List<Map<String, String>> engines, List<Factor> asked) {
        List<Factor> factors = new ArrayList<>();
        factors.add(new Factor(
                "engine",
                java.util.stream.IntStream.range(0, engines.size())
                        .mapToObj(Integer::toString)
                        .toList(),
                true));
        factors.addAll(asked);
        List<Map<String, String>> cells = new ArrayList<>();
        for (Map<String, String> row : rows(factors)) {
            Map<String, String> settings = new LinkedHashMap<>(engines.get(Integer.parseInt(row.get("engine"))));
            asked.forEach(factor -> settings.put(factor.name(), row.get(factor.name())));
            cells.add(settings);
        }
        return cells;
    }
}
