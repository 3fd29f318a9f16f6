package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.evidence.Evidence;
import dev.landbridge.client.evidence.LineageGraph;
import dev.landbridge.client.model.Card;
import dev.landbridge.client.model.Model;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.model.VersionDiff;
import dev.landbridge.client.problem.NotFoundException;
import dev.landbridge.launcher.problem.LauncherException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "model",
        description = "Models and their versions: list, push, pull, compare.",
        subcommands = ModelAliasCommand.class,
        mixinStandardHelpOptions = true)
public final class ModelCommand {
    @Command(name = "list", description = "List the team's models.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Server server,
            @Option(
                            names = "--search",
                            paramLabel = "TEXT",
                            description = "Only names and descriptions with this text.")
                    String search,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "200",
                            description = "Default: ${DEFAULT-VALUE}")
                    int limit) {
        Table<Model> table = new Table<Model>("No models yet. Make one: ./landbridge model push MODEL DIRECTORY")
                .column("MODEL", Model::name)
                .column("LATEST", Model::latestVersion)
                .column(
                        "ALIASES",
                        model -> model.aliases().stream()
                                .map(alias -> alias.name() + "=" + alias.version())
                                .toList())
                .column("UPDATED", Model::updatedAt)
                .column("DESCRIPTION", Model::description);
        return server.list(server.client().models().search(search), limit, table);
    }

    @Command(name = "show", description = "Show a model or one of its versions.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Server server,
            @Parameters(paramLabel = Reference.LABEL, description = "Model; with @VERSION that version") String name) {
        LandbridgeClient client = server.client();
        if (name.contains("@")) {
            Reference reference = Reference.parse(name);
            ModelVersion version = client.versions(reference.model()).get(reference.number(client));
            return server.show(version, terminal -> ModelView.print(version, terminal));
        }
        Model model = client.models().get(name);
        List<ModelVersion> versions = client.versions(name).list().first(50);
        return server.show(model, terminal -> ModelView.print(model, versions, terminal));
    }

    @Command(
            name = "push",
            description = {
                "Make the files of a directory the next version of a model.",
                "Content that the team has already is not sent; an interrupted push goes on where it was."
            },
            mixinStandardHelpOptions = true)
    int push(
            @Mixin Server server,
            @Parameters(paramLabel = "MODEL", description = "Made when there is none of this name.") String model,
            @Parameters(paramLabel = "DIRECTORY") Path directory,
            @Option(
                            names = "--fact",
                            paramLabel = "NAME=VALUE",
                            description = "Keep a short text with the version; repeatable.")
                    Map<String, String> facts,
            @Option(
                            names = "--parallel",
                            paramLabel = "N",
                            defaultValue = "4",
                            description = "Files and parts at the same time. Default: ${DEFAULT-VALUE}")
                    int parallel) {
        TransferBar bar = new TransferBar(server.progress());
        var push = server.client().push(model, directory).parallel(parallel).report(bar);
        if (facts != null) {
            facts.forEach(push::fact);
        }
        ModelVersion version = push.run();
        return server.show(
                version,
                terminal -> terminal.line("%s version %d, %d files, %s, digest %s"
                        .formatted(
                                model,
                                version.version(),
                                version.files().size(),
                                Text.bytes(version.size()),
                                version.digest())));
    }

    @Command(
            name = "pull",
            description = {
                "Fetch the files of a version into a directory.",
                "Every digest is checked; an interrupted pull goes on where it was; other files are not touched."
            },
            mixinStandardHelpOptions = true)
    int pull(
            @Mixin Server server,
            @Parameters(paramLabel = Reference.LABEL, description = Reference.HELP) String name,
            @Parameters(paramLabel = "DIRECTORY") Path directory,
            @Option(
                            names = "--include",
                            paramLabel = "GLOB",
                            description = "Only files that match, for example '*.json'; repeatable.")
                    List<String> include,
            @Option(
                            names = "--parallel",
                            paramLabel = "N",
                            defaultValue = "4",
                            description = "Ranges at the same time. Default: ${DEFAULT-VALUE}")
                    int parallel) {
        LandbridgeClient client = server.client();
        Reference reference = Reference.parse(name);
        List<PathMatcher> globs = (include == null ? List.of("**") : include)
                .stream()
                        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                        .toList();
        ModelVersion version = client.pull(reference.model(), reference.number(client), directory)
                .parallel(parallel)
                .only(path -> globs.stream().anyMatch(glob -> glob.matches(Path.of(path))))
                .report(new TransferBar(server.progress()))
                .run();
        return server.show(
                version,
                terminal -> terminal.line("%s version %d is in %s, every digest checked"
                        .formatted(version.model(), version.version(), directory)));
    }

    @Command(name = "diff", description = "Compare two versions of a model.", mixinStandardHelpOptions = true)
    int diff(
            @Mixin Server server,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "FROM", description = "Version number or alias") String from,
            @Parameters(paramLabel = "TO", description = "Version number or alias") String to) {
        LandbridgeClient client = server.client();
        VersionDiff diff = client.versions(model)
                .diff(new Reference(model, from).number(client), new Reference(model, to).number(client));
        return server.show(diff, terminal -> ModelView.print(model, diff, terminal));
    }

    @Command(
            name = "lineage",
            description = "What a version was made of, and what was made of it.",
            mixinStandardHelpOptions = true)
    int lineage(
            @Mixin Server server, @Parameters(paramLabel = Reference.LABEL, description = Reference.HELP) String name) {
        LandbridgeClient client = server.client();
        Reference reference = Reference.parse(name);
        LineageGraph graph = client.versions(reference.model()).lineage(reference.number(client));
        Map<String, String> labels = graph.nodes().stream()
                .collect(Collectors.toMap(
                        LineageGraph.Node::id, node -> node.kind() + " " + node.label(), (one, two) -> one));
        return server.show(graph, terminal -> {
            graph.edges()
                    .forEach(edge -> terminal.line(labels.getOrDefault(edge.from(), edge.from()) + " -> "
                            + labels.getOrDefault(edge.to(), edge.to())));
            graph.incomplete().forEach(missing -> terminal.line("incomplete: " + missing));
        });
    }

    @Command(name = "card", description = "Print the model card of a version.", mixinStandardHelpOptions = true)
    int card(
            @Mixin Server server, @Parameters(paramLabel = Reference.LABEL, description = Reference.HELP) String name) {
        LandbridgeClient client = server.client();
        Reference reference = Reference.parse(name);
        int number = reference.number(client);
        Card card = card(client, reference.model(), number);
        return server.show(card, terminal -> terminal.line(card.markdown().strip()));
    }

    private static Card card(LandbridgeClient client, String model, int number) {
        try {
            return client.versions(model).card(number);
        } catch (NotFoundException e) {
            return new Card(client.versions(model).get(number).card(), null, null, null);
        }
    }

    @Command(name = "evidence", description = "What is proven about a version.", mixinStandardHelpOptions = true)
    int evidence(
            @Mixin Server server, @Parameters(paramLabel = Reference.LABEL, description = Reference.HELP) String name) {
        LandbridgeClient client = server.client();
        Reference reference = Reference.parse(name);
        Table<Evidence> table = new Table<Evidence>("Nothing is proven about this version yet.")
                .column("KIND", Evidence::kind)
                .column("VERDICT", Evidence::verdict)
                .column("CHIP", Evidence::chip)
                .column("NUMERICS", Evidence::numerics)
                .column("STALE", Evidence::stale)
                .column("CREATED", Evidence::createdAt)
                .column("SUMMARY", Evidence::summary);
        return server.list(client.versions(reference.model()).evidence(reference.number(client)), 200, table);
    }

    @Command(
            name = "delete",
            description = "Delete a model, or with @VERSION one version. Refused while it is served or released.",
            mixinStandardHelpOptions = true)
    int delete(
            @Mixin Server server,
            @Parameters(paramLabel = Reference.LABEL) String name,
            @Option(names = "--yes", required = true, description = "Yes, delete it.") boolean yes) {
        LandbridgeClient client = server.client();
        if (!yes) {
            throw new LauncherException("Nothing is deleted without --yes.", "Add --yes.");
        }
        if (name.contains("@")) {
            Reference reference = Reference.parse(name);
            client.versions(reference.model()).delete(reference.number(client));
        } else {
            client.models().delete(name);
        }
        return server.show(Map.of("deleted", name), terminal -> terminal.line("Deleted " + name + "."));
    }
}
