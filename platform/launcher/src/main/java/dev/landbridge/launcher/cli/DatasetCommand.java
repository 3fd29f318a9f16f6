package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.dataset.Dataset;
import dev.landbridge.client.http.Json;
import dev.landbridge.launcher.problem.LauncherException;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "dataset", description = "Datasets and their rows.", mixinStandardHelpOptions = true)
public final class DatasetCommand {
    @Command(name = "list", description = "List the team's datasets.", mixinStandardHelpOptions = true)
    int list(@Mixin Server server) {
        Table<Dataset> table = new Table<Dataset>("No datasets yet.")
                .column("DATASET", Dataset::name)
                .column("VERSION", Dataset::version)
                .column("ROWS", DatasetCommand::rows)
                .column("DIGEST", dataset -> Text.digest(dataset.digest()))
                .column("CREATED", Dataset::createdAt);
        return server.list(server.client().datasets().list(), 500, table);
    }

    @Command(name = "show", description = "Show one version of a dataset.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Server server,
            @Parameters(paramLabel = "DATASET[@VERSION]", description = "Default: the newest version") String name) {
        Dataset dataset = find(server.client(), name);
        return server.show(dataset, terminal -> {
            terminal.line("%s version %d, %s".formatted(dataset.name(), dataset.version(), dataset.description()));
            terminal.line("digest " + dataset.digest());
            dataset.splits()
                    .forEach(split -> terminal.line("split %s: %s rows, %s"
                            .formatted(
                                    split.name(),
                                    Text.count(split.rows()),
                                    Text.bytes(split.file().size()))));
            dataset.usedBy().forEach(use -> terminal.line("used by " + use.model() + "@" + use.version()));
        });
    }

    @Command(name = "rows", description = "Print rows, one JSON document a line.", mixinStandardHelpOptions = true)
    int rows(
            @Mixin Server server,
            @Parameters(paramLabel = "DATASET[@VERSION]", description = "Default: the newest version") String name,
            @Option(names = "--split", paramLabel = "SPLIT", description = "Default: the first") String split,
            @Option(names = "--offset", paramLabel = "N", defaultValue = "0") long offset,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "1 to 500. Default: ${DEFAULT-VALUE}")
                    int limit) {
        LandbridgeClient client = server.client();
        Dataset dataset = find(client, name);
        Dataset.Rows rows = client.datasets().rows(dataset.name(), dataset.version(), split, offset, limit);
        return server.show(rows, terminal -> rows.items().forEach(row -> terminal.line(Json.line(row))));
    }

    private static Dataset find(LandbridgeClient client, String name) {
        Reference reference = Reference.parse(name);
        OptionalInt version = version(reference);
        try {
            return version.isPresent()
                    ? client.datasets().get(reference.model(), version.getAsInt())
                    : client.datasets().newest(reference.model());
        } catch (IllegalArgumentException e) {
            throw new LauncherException(
                    ExitCode.NOT_FOUND,
                    "There is no dataset " + reference.model() + " in this team.",
                    "See: ./landbridge dataset list",
                    e);
        }
    }

    /** Empty for the newest. Datasets have numbers only, no aliases. */
    static OptionalInt version(Reference reference) {
        if (reference.version().equals("latest")) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(reference.version()));
        } catch (NumberFormatException e) {
            throw new LauncherException(
                    "Not a dataset version: " + reference.version(), "Give a number, for example mix@3.", e);
        }
    }

    private static long rows(Dataset dataset) {
        return dataset.splits().stream().mapToLong(Dataset.Split::rows).sum();
    }
}
