package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.model.Alias;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "alias",
        description = "Movable names of versions. The release policy decides whether an alias may move.",
        mixinStandardHelpOptions = true)
final class ModelAliasCommand {
    @Command(name = "list", description = "List a model's aliases.", mixinStandardHelpOptions = true)
    int list(@Mixin Server server, @Parameters(paramLabel = "MODEL") String model) {
        Table<Alias> table = new Table<Alias>("No aliases yet.")
                .column("ALIAS", Alias::name)
                .column("VERSION", Alias::version)
                .column("CHIP", Alias::chip)
                .column("MOVED", Alias::movedAt)
                .column("BY", Alias::movedBy)
                .column("RELEASE", Alias::releaseId);
        return server.list(server.client().aliases(model).list(), 200, table);
    }

    @Command(
            name = "set",
            description = "Point an alias at a version. Exit code 5 when the policy wants more evidence.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin Server server,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "ALIAS") String alias,
            @Parameters(paramLabel = "VERSION", description = "Number or another alias") String version,
            @Option(names = "--chip", paramLabel = "CHIP", description = "Chip that the evidence must speak of.")
                    String chip) {
        LandbridgeClient client = server.client();
        Alias moved = client.aliases(model).move(alias, new Reference(model, version).number(client), chip);
        return server.show(
                moved, terminal -> terminal.line("@%s -> version %d".formatted(moved.name(), moved.version())));
    }

    @Command(name = "history", description = "Where an alias pointed.", mixinStandardHelpOptions = true)
    int history(
            @Mixin Server server,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "ALIAS") String alias) {
        Table<Alias.Move> table = new Table<Alias.Move>("It never pointed anywhere.")
                .column("FROM", Alias.Move::fromVersion)
                .column("TO", Alias.Move::toVersion)
                .column("CHIP", Alias.Move::chip)
                .column("MOVED", Alias.Move::movedAt)
                .column("BY", Alias.Move::movedBy)
                .column("RELEASE", Alias.Move::releaseId);
        return server.list(server.client().aliases(model).history(alias), 200, table);
    }

    @Command(name = "delete", description = "Remove an alias; the version stays.", mixinStandardHelpOptions = true)
    int delete(
            @Mixin Server server,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "ALIAS") String alias) {
        server.client().aliases(model).delete(alias);
        return server.show(java.util.Map.of("deleted", alias), terminal -> terminal.line("Removed @" + alias + "."));
    }
}
