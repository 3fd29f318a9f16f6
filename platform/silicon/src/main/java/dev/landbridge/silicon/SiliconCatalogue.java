package dev.landbridge.silicon;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of {@code platform/silicon}, with an operator's own laid over them where there are any; checked. */
public final class SiliconCatalogue {

    private final CatalogueFiles files;
    private final List<CatalogueRow> overrides;
    private final String digest;
    private final CatalogueFiles.Devices devices;
    private final CatalogueFiles.Engines engines;
    private final CatalogueFiles.RuleSet ruleSet;
    private final Map<String, Chip> chips = new LinkedHashMap<>();
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Map<String, Architecture> architectures = new LinkedHashMap<>();

    private SiliconCatalogue(CatalogueFiles files, List<CatalogueRow> overrides) {
        this.files = files;
        this.overrides = overrides;
        digest = RowCodec.digest(files);
        devices = files.devices();
        engines = files.engines();
        ruleSet = files.rules();
        devices.families().forEach(family -> families.put(family.key(), family));
        devices.chips().forEach(chip -> chips.put(chip.key(), chip));
        files.architectures().architectures().forEach(row -> row.names().forEach(name -> architectures.put(name, row)));
    }

    /** The rows shipped with this library. */
    public static SiliconCatalogue load() {
        return of(CatalogueFiles.fromResources());
    }

    static SiliconCatalogue of(CatalogueFiles files) {
        CatalogueValidation.check(files);
        return new SiliconCatalogue(CatalogueMerge.over(files, List.of()), List.of());
    }

    /**
     * These rows with others laid over them.
     *
     * @throws CatalogueMistakesException when a row cannot be read or the whole would not hold together
     */
    public SiliconCatalogue with(List<CatalogueRow> rows) {
        CatalogueFiles merged = CatalogueMerge.over(files, rows);
        CatalogueValidation.check(merged);
        return new SiliconCatalogue(merged, List.copyOf(rows));
    }

    /** Of the content of all rows in force, as {@code sha256:...}; the same rows have the same digest everywhere. */
    public String digest() {
        return digest;
    }

    /** How many rows are an operator's. */
    public int overrides() {
        return overrides.size();
    }

    /** Every row in force that an operator may replace. */
    public List<CatalogueRow> rows() {
        return Stream.of(
                        rows(RowKind.CHIP, devices.chips(), Chip::key),
                        rows(RowKind.ENGINE, engines.rows(), EngineRow::key),
                        rows(
                                RowKind.ARCHITECTURE,
                                files.architectures().architectures(),
                                row -> row.names().get(0)),
                        rows(RowKind.RULE, ruleSet.rules(), Rule::id))
                .flatMap(stream -> stream)
                .toList();
    }

    private static <T> Stream<CatalogueRow> rows(RowKind kind, List<T> rows, Function<T, String> key) {
        return rows.stream().map(row -> new CatalogueRow(kind, key.apply(row), RowCodec.write(row)));
    }

    public List<Chip> chips() {
        return devices.chips();
    }

    public List<Family> families() {
        return devices.families();
    }

    public List<EngineRow> engines() {
        return engines.rows();
    }

    /** The row of exactly this engine and version. */
    public Optional<EngineRow> engine(String name, String version) {
        return engines.rows().stream()
                .filter(row -> row.engine().equals(name) && row.version().equals(version))
                .findFirst();
    }

    Optional<EngineRow> engineRow(String engine, String version, String family) {
        Stream<EngineRow> rows = engines.rows().stream()
                .filter(row -> engine.isEmpty() || row.engine().equals(engine));
        if (!version.isEmpty()) {
            return rows.filter(row -> row.version().equals(version)).findFirst();
        }
        return rows.filter(row -> row.maintained() && row.families().contains(family))
                .max(Comparator.comparing(row -> EngineVersion.of(row.version())));
    }

    public List<Rule> rules() {
        return ruleSet.rules();
    }

    public String rulesVersion() {
        return ruleSet.version();
    }

    public String devicesVersion() {
        return devices.version();
    }

    /** @throws UnknownChipException when there is no such chip */
    public Chip chip(String key) {
        Chip chip = chips.get(key);
        if (chip == null) {
            throw new UnknownChipException(key);
        }
        return chip;
    }

    /** False too for a chip whose row an operator has taken away: what is shipped cannot be, and stand-ins are. */
    public boolean isStandIn(String key) {
        Chip chip = chips.get(key);
        return chip != null && chip.standIn();
    }

    public Family family(Chip chip) {
        return families.get(chip.family());
    }

    public Optional<Architecture> architecture(String name) {
        return Optional.ofNullable(architectures.get(name));
    }

    /** Families of a rule with their verdicts; several verdicts of one family are separated by a slash. */
    public Map<String, String> outcomes(Rule rule) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (Rule.Outcome outcome : rule.outcomes()) {
            for (String family : expand(outcome.families())) {
                verdicts.merge(family, outcome.verdict().name(), (known, more) -> known + "/" + more);
            }
        }
        return verdicts;
    }

    MemoryModel memory() {
        return ruleSet.memory();
    }

    CatalogueFiles.Saturation saturation() {
        return ruleSet.saturation();
    }

    boolean speaksAbout(Rule rule, String family) {
        return rule.outcomes().stream()
                .anyMatch(outcome -> expand(outcome.families()).contains(family));
    }

    /** Families with group names replaced by their members. */
    List<String> expand(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        ruleSet.groups().containsKey(name) ? ruleSet.groups().get(name).stream() : Stream.of(name))
                .toList();
    }
}
