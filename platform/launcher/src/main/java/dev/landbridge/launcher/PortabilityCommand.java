package dev.landbridge.launcher;

import dev.landbridge.launcher.json.Json;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.silicon.CatalogueExport;
import dev.landbridge.silicon.CatalogueMistakesException;
import dev.landbridge.silicon.Chip;
import dev.landbridge.silicon.ModelDirectory;
import dev.landbridge.silicon.PortabilityChecker;
import dev.landbridge.silicon.PortabilityQuery;
import dev.landbridge.silicon.PortabilityReport;
import dev.landbridge.silicon.PortabilityVerdict;
import dev.landbridge.silicon.SiliconCatalogue;
import dev.landbridge.silicon.StatedFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "portability",
        description = {
            "Check every model below a directory against the rules of a chip, without a server.",
            "Exit code 0 when all may run (OK, WARN), 1 when one is blocked or must be converted or cannot be read."
        },
        mixinStandardHelpOptions = true)
final class PortabilityCommand implements Callable<Integer> {
    private static final int SHORT_DIGEST = "sha256:".length() + 12;
    private static final List<String> FAMILIES = List.of("A2", "A3", "310P", "A5");

    @Parameters(paramLabel = "DIR", description = "A model's directory, or a tree of them.")
    private Path directory;

    @Option(
            names = "--chip",
            required = true,
            description = "a2, a3, 310p, a5 (the first chip of the family), all of these, or a chip's key.")
    private String chip;

    @Option(names = "--max-model-len", paramLabel = "TOKENS", description = "Default: what config.json states.")
    private int maxModelLen;

    @Option(names = "--devices", paramLabel = "N", description = "Devices a replica may use.")
    private int devices;

    @Option(names = "--engine", paramLabel = "NAME", description = "Default: the one that serves the chip.")
    private String engine;

    @Option(
            names = "--engine-version",
            paramLabel = "VERSION",
            description = "A row of the catalogue, for example 0.18.0. Default: the newest maintained one.")
    private String engineVersion;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "What no file of the model tells, as JSON: kv_connector, kv_cache_type, om_soc,"
                    + " max_abs_activations, stack, engine_fixes.")
    private Path facts;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "Rows of an installation, exported by GET /api/v1/silicon/export, over the shipped ones.")
    private Path catalogueFile;

    @Option(names = "--json", description = "Print the reports as one document.")
    private boolean json;

    private SiliconCatalogue catalogue;
    private StatedFacts stated = StatedFacts.NONE;

    private record Result(String path, String chip, PortabilityReport report, String error) {
        boolean runs() {
            return report != null && report.verdict().compareTo(PortabilityVerdict.CONVERT) < 0;
        }
    }

    @Override
    public Integer call() {
        if (!Files.isDirectory(directory)) {
            throw new LauncherException(directory + " is not a directory.", "Name a model's directory.");
        }
        Terminal terminal = Terminal.standard();
        catalogue = catalogue(terminal);
        stated = stated();
        List<String> chips = chips();
        List<Result> results = new ArrayList<>();
        for (ModelDirectory model : models()) {
            chips.forEach(key -> results.add(check(model, key)));
        }
        if (json) {
            terminal.line(Json.pretty(results).stripTrailing());
        } else {
            results.forEach(result -> print(result, terminal));
        }
        return results.stream().allMatch(Result::runs) ? 0 : 1;
    }

    private SiliconCatalogue catalogue(Terminal terminal) {
        SiliconCatalogue shipped = SiliconCatalogue.load();
        if (catalogueFile == null) {
            return shipped;
        }
        try {
            CatalogueExport export = CatalogueExport.read(catalogueFile);
            SiliconCatalogue own = export.over(shipped);
            if (!json && !own.digest().equals(export.digest())) {
                terminal.line(
                        "Note: the catalogue was exported over rules %s, here they are %s; the verdicts may differ."
                                .formatted(export.rulesVersion(), own.rulesVersion()));
            }
            return own;
        } catch (IOException | CatalogueMistakesException e) {
            throw new LauncherException(
                    "Cannot use " + catalogueFile + ": " + e.getMessage(), "Export the catalogue again.", e);
        }
    }

    private StatedFacts stated() {
        try {
            return facts == null ? StatedFacts.NONE : StatedFacts.read(facts);
        } catch (IOException e) {
            throw new LauncherException("Cannot use " + facts + ": " + e.getMessage(), "Repair the file.", e);
        }
    }

    private List<ModelDirectory> models() {
        try {
            List<ModelDirectory> models = ModelDirectory.below(directory);
            if (!models.isEmpty()) {
                return models;
            }
        } catch (IOException e) {
            throw new LauncherException("Cannot read " + directory + ": " + e.getMessage(), "Check the path.", e);
        }
        throw new LauncherException(
                "There is no model below " + directory + ".",
                "A model has a config.json, an adapter_config.json or a .gguf file.");
    }

    private List<String> chips() {
        String family = chip.toUpperCase(Locale.ROOT);
        if (family.equals("ALL")) {
            return FAMILIES.stream().map(this::firstOf).toList();
        }
        if (FAMILIES.contains(family)) {
            return List.of(firstOf(family));
        }
        if (catalogue.chips().stream().map(Chip::key).noneMatch(chip::equals)) {
            throw new LauncherException(
                    "There is no chip `" + chip + "`.", "Use a2, a3, 310p, a5, all or a key such as ascend-910b3.");
        }
        return List.of(chip);
    }

    private String firstOf(String family) {
        return catalogue.chips().stream()
                .filter(row -> row.family().equals(family))
                .map(Chip::key)
                .findFirst()
                .orElseThrow();
    }

    private Result check(ModelDirectory model, String key) {
        String path = model.path().toString();
        try {
            PortabilityQuery query = new PortabilityQuery(model.facts(), key, maxModelLen, devices, "", 0)
                    .withEngine(engine, engineVersion)
                    .withStated(stated);
            return new Result(path, key, new PortabilityChecker(catalogue).check(query), null);
        } catch (IOException e) {
            return new Result(path, key, null, e.getMessage());
        }
    }

    private static void print(Result result, Terminal terminal) {
        if (result.report() == null) {
            terminal.line("UNREADABLE  " + result.path() + ": " + result.error());
            return;
        }
        terminal.line("%s  %s on %s (family %s, rules %s, catalogue %s%s)"
                .formatted(
                        result.report().verdict(),
                        result.path(),
                        result.chip(),
                        result.report().family(),
                        result.report().rulesVersion(),
                        result.report().catalogueDigest().substring(0, SHORT_DIGEST),
                        result.report().overrides() == 0
                                ? ""
                                : " with own rows: " + result.report().overrides()));
        result.report().findings().forEach(finding -> {
            terminal.line("  %-7s %s: %s".formatted(finding.verdict(), finding.rule(), finding.reason()));
            if (!finding.remedy().isEmpty()) {
                terminal.line("          remedy: " + finding.remedy());
            }
            terminal.line("          source: " + finding.source());
        });
    }
}
