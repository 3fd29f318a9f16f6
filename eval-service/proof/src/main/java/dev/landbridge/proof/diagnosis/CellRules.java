package dev.landbridge.proof.diagnosis;

import dev.landbridge.proof.golden.ServingMatrix;
import dev.landbridge.proof.matrix.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the setting that failing cells of a serving matrix share and no sound cell has: where to look for the fault. */
public final class CellRules {

    private record Place(String rule, String words) {}

    private static final Place PREFIX_CACHE = new Place("prefix-cache", "the prefix cache and its block table");

    private static final Map<String, Place> PLACES = Map.of(
            Factor.CONCURRENCY,
            new Place("concurrency", "batching and the padding of graphs"),
            Factor.LENGTH,
            new Place("boundary", "the pages of the key-value cache and sequence parallelism"),
            Factor.PROMPT,
            PREFIX_CACHE,
            "prefix_cache",
            PREFIX_CACHE,
            "graph",
            new Place("graph", "the capture and the replay of graphs"),
            "chunked_prefill",
            new Place("chunked-prefill", "chunked prefill"),
            "speculative",
            new Place("speculative", "speculative decoding and its acceptance"),
            "disaggregated",
            new Place("disaggregated", "the transfer of keys and values between prefill and decode"));

    private CellRules() {}

    /**
     * What the cells show, in the order of the factors.
     *
     * @param factors levels in the order in which they rise
     * @param cells the first is one of the candidate's own
     * @param firstAskingHolds whether the same prompts were right in the main part, which asked them first
     */
    public static List<Localisation> find(
            List<ServingMatrix.Factor> factors, List<CellOutcome> cells, boolean firstAskingHolds) {
        List<Localisation> found = new ArrayList<>();
        if (firstAskingHolds && cells.stream().anyMatch(CellOutcome::failed) && candidateAlwaysFails(factors, cells)) {
            found.add(new Localisation(
                    PREFIX_CACHE.rule(),
                    "The same prompts were right when they were asked first. Look at %s."
                            .formatted(PREFIX_CACHE.words()),
                    kls(cells)));
        }
        TellingSetting.of(factors, cells).forEach(setting -> found.add(words(setting, cells)));
        return List.copyOf(found);
    }

    private static boolean candidateAlwaysFails(List<ServingMatrix.Factor> factors, List<CellOutcome> cells) {
        List<String> switches = factors.stream()
                .map(ServingMatrix.Factor::name)
                .filter(name -> !Factor.ASKED.contains(name))
                .toList();
        Map<String, String> candidate = cells.get(0).settings();
        return cells.stream()
                .filter(cell -> switches.stream()
                        .allMatch(name ->
                                candidate.get(name).equals(cell.settings().get(name))))
                .allMatch(CellOutcome::failed);
    }

    private static Localisation words(TellingSetting setting, List<CellOutcome> cells) {
        Place place = PLACES.getOrDefault(setting.factor(), new Place(setting.factor(), "what this setting changes"));
        return new Localisation(
                place.rule(),
                "Only with %s %s is the answer wrong, in %s; with %s it is right. Look at %s."
                        .formatted(
                                setting.factor().replace('_', ' '),
                                String.join(" and ", setting.levels()),
                                setting.always()
                                        ? "each of %d cells".formatted(setting.cells())
                                        : "%d of %d cells".formatted(setting.failing(), setting.cells()),
                                String.join(" or ", setting.sound()),
                                place.words()),
                kls(cells));
    }

    private static String kls(List<CellOutcome> cells) {
        return "KL a token in the failing cells: %s; in the others: %s."
                .formatted(
                        kl(cells.stream().filter(CellOutcome::failed).toList()),
                        kl(cells.stream().filter(cell -> !cell.failed()).toList()));
    }

    private static String kl(List<CellOutcome> cells) {
        return cells.isEmpty()
                ? "there are none"
                : cells.stream()
                        .map(cell -> cell.kl() == null ? "not scored" : Figures.short3(cell.kl()))
                        .collect(Collectors.joining(", "));
    }
}
