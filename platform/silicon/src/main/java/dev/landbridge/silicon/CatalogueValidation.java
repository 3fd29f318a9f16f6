package dev.landbridge.silicon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds every mistake in the data at once, before any row is used. */
final class CatalogueValidation {

    private static final Set<String> SUPPORT_LEVELS = Set.of("yes", "experimental", "untested", "no");

    private final List<String> mistakes = new ArrayList<>();
    private final CatalogueFiles files;
    private final Set<String> families;

    private CatalogueValidation(CatalogueFiles files) {
        this.files = files;
        this.families = files.devices().families().stream().map(Family::key).collect(Collectors.toSet());
    }

    static void check(CatalogueFiles files) {
        CatalogueValidation validation = new CatalogueValidation(files);
        validation.chips();
        validation.engines();
        validation.architectures();
        validation.rules();
        if (!validation.mistakes.isEmpty()) {
            throw new CatalogueMistakesException(validation.mistakes);
        }
    }

    private void chips() {
        unique("family", files.devices().families().stream().map(Family::key));
        unique("chip", files.devices().chips().stream().map(Chip::key));
        files.devices().families().forEach(family -> source("family " + family.key(), family.source()));
        for (Chip chip : files.devices().chips()) {
            source("chip " + chip.key(), chip.source());
            known("chip " + chip.key(), List.of(chip.family()));
            named("chip " + chip.key(), chip.name(), "name");
            named("chip " + chip.key(), chip.link(), "link");
            if (!(chip.memoryGib() > 0)) {
                mistakes.add("chip " + chip.key() + " has no memory_gib");
            }
            standIn(chip);
        }
    }

    private void standIn(Chip chip) {
        files.devices().families().stream()
                .filter(family -> family.key().equals(chip.family()))
                .filter(family -> family.support().equals("stand-in") != chip.standIn())
                .forEach(family -> mistakes.add("chip " + chip.key() + " of family " + family.key()
                        + (chip.standIn() ? " is no stand-in" : " must say stand_in: true")));
    }

    private void engines() {
        unique("engine row", files.engines().rows().stream().map(row -> row.engine() + " " + row.version()));
        for (EngineRow row : files.engines().rows()) {
            source("engine " + row.engine() + " " + row.version(), row.source());
            named("engine " + row.key(), row.engine(), "engine");
            if (row.version() == null || !EngineVersion.isOne(row.version())) {
                mistakes.add("engine " + row.engine() + " has the malformed version " + row.version());
            }
            if (row.families() == null || row.cells() == null || row.quantMethods() == null) {
                mistakes.add("engine " + row.key() + " needs families, cells and quant_methods");
            } else {
                known("engine " + row.key(), row.families());
            }
        }
    }

    private void architectures() {
        List<Architecture> rows = files.architectures().architectures();
        unique("architecture", rows.stream().flatMap(row -> row.names().stream()));
        for (Architecture row : rows) {
            String subject = "architecture " + row.names();
            source(subject, row.source());
            if (row.support() == null) {
                mistakes.add(subject + " has no support");
                continue;
            }
            known(subject, row.support().keySet());
            known(subject, row.maxLen().keySet());
            row.support().values().stream()
                    .filter(level -> !SUPPORT_LEVELS.contains(level))
                    .forEach(level -> mistakes.add(subject + " has the unknown support level " + level));
        }
    }

    private void rules() {
        Set<String> names = new HashSet<>(families);
        names.addAll(files.rules().groups().keySet());
        files.rules().groups().forEach((group, members) -> known("group " + group, members));
        unique("rule", files.rules().rules().stream().map(Rule::id));
        for (Rule rule : files.rules().rules()) {
            source("rule " + rule.id(), rule.source());
            condition(rule.id(), rule.when());
            if (rule.reason() == null || rule.remedy() == null || rule.outcomes() == null) {
                mistakes.add("rule " + rule.id() + " needs reason, remedy and outcomes (both texts may be empty)");
                continue;
            }
            rule.outcomes().forEach(outcome -> outcome(rule.id(), outcome, names));
        }
    }

    private void outcome(String rule, Rule.Outcome outcome, Set<String> names) {
        if (outcome.families() == null || !names.containsAll(outcome.families()) || outcome.verdict() == null) {
            mistakes.add("rule " + rule + " has an outcome without verdict or with an unknown family");
        }
        if (outcome.when() != null) {
            condition(rule, outcome.when());
        }
    }

    private void condition(String rule, Condition condition) {
        if (condition == null || !condition.isWellFormed()) {
            mistakes.add("rule " + rule + " has a malformed condition");
            return;
        }
        condition
                .computedNames()
                .filter(name -> !ComputedConditions.ALL.containsKey(name))
                .forEach(name -> mistakes.add("rule " + rule + " names the unknown computed condition " + name));
    }

    private void known(String subject, Iterable<String> keys) {
        keys.forEach(key -> {
            if (!families.contains(key)) {
                mistakes.add(subject + " names the unknown family " + key);
            }
        });
    }

    private void source(String subject, String source) {
        named(subject, source, "source");
    }

    private void named(String subject, String value, String field) {
        if (value == null || value.isBlank()) {
            mistakes.add(subject + " has no " + field);
        }
    }

    private void unique(String what, Stream<String> keys) {
        Set<String> seen = new HashSet<>();
        keys.filter(key -> !seen.add(key)).forEach(key -> mistakes.add(what + " " + key + " appears twice"));
    }
}
