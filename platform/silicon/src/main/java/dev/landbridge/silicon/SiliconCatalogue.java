package dev.landbridge.silicon;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All rows of {@code platform/silicon}, loaded and checked. */
public final class SiliconCatalogue {

    private final CatalogueFiles.Devices devices;
    private final CatalogueFiles.Engines engines;
    private final CatalogueFiles.RuleSet ruleSet;
    private final Map<String, Chip> chips = new LinkedHashMap<>();
    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Map<String, Architecture> architectures = new LinkedHashMap<>();

    private SiliconCatalogue(CatalogueFiles files) {
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
        return new SiliconCatalogue(files);
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
