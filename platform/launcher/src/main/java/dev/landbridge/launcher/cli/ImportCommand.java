package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.imports.Import;
import dev.landbridge.client.model.ModelVersion;
import dev.landbridge.client.transfer.Push;
import dev.landbridge.launcher.problem.LauncherException;
import dev.landbridge.launcher.progress.ProgressLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Bring a model in from a directory, from Hugging Face or from ModelScope, with its provenance.",
            "A directory needs no network but the server's. Otherwise the server fetches the files itself, durably:"
                    + " this command only watches, and can be ended and taken up with import watch."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Server server;

    @Parameters(
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "A directory, hf:NAMESPACE/NAME or modelscope:NAMESPACE/NAME")
    private String source;

    @Option(names = "--model", paramLabel = "MODEL", description = "Name in this registry. Default: the source's name")
    private String model;

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            description = "Branch, tag or commit. Default: main, on ModelScope master")
    private String revision;

    @Option(names = "--endpoint", paramLabel = "URL", description = "Another server that speaks the protocol.")
    private String endpoint;

    @Option(
            names = "--source-token",
            paramLabel = "TOKEN",
            defaultValue = "${env:LANDBRIDGE_SOURCE_TOKEN:-}",
            description = "For gated repositories. Environment: LANDBRIDGE_SOURCE_TOKEN")
    private String sourceToken;

    @Option(
            names = "--fact",
            paramLabel = "NAME=VALUE",
            description = "Keep a short text with the version; repeatable.")
    private Map<String, String> facts = new HashMap<>();

    @Option(names = "--detach", description = "Do not wait for the end.")
    private boolean detach;

    @Override
    public Integer call() {
        if (source == null) {
            throw new LauncherException("What is to be imported?", "./landbridge import --help tells.");
        }
        int colon = source.indexOf(':');
        String scheme = colon < 0 ? "" : source.substring(0, colon);
        return switch (scheme) {
            case "hf", "huggingface" -> remote("huggingface", source.substring(colon + 1));
            case "ms", "modelscope" -> remote("modelscope", source.substring(colon + 1));
            default -> directory(Path.of(source));
        };
    }

    private int directory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new LauncherException(
                    "There is no directory " + directory + ".",
                    "Name one, or a repository like hf:NAMESPACE/NAME or modelscope:NAMESPACE/NAME.");
        }
        Path whole = directory.toAbsolutePath().normalize();
        String name = model != null ? model : String.valueOf(whole.getFileName());
        Push push = server.client()
                .push(name, whole)
                .fact("import.source", "directory")
                .fact("import.directory", String.valueOf(whole.getFileName()))
                .fact("import.at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .report(new TransferBar(server.progress()));
        if (revision != null) {
            push.fact("import.revision", revision);
        }
        facts.forEach(push::fact);
        ModelVersion version = push.run();
        return server.show(
                version,
                terminal -> terminal.line(
                        "%s version %d, digest %s".formatted(version.model(), version.version(), version.digest())));
    }

    private int remote(String kind, String repo) {
        LandbridgeClient client = server.client();
        String name = model != null ? model : repo.substring(repo.lastIndexOf('/') + 1);
        String secret = sourceToken == null || sourceToken.isBlank() ? null : sourceToken;
        Import begun = client.imports().start(new Import.Wish(kind, endpoint, repo, revision, name, secret, facts));
        if (detach) {
            return server.show(
                    begun,
                    terminal -> terminal.line(begun.id() + " is " + begun.state()
                            + ". Follow it: ./landbridge import watch " + begun.id()));
        }
        return follow(server, client, begun.id());
    }

    @Command(name = "list", description = "List imports, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin Server with) {
        Table<Import> table = new Table<Import>("Nothing was imported yet.")
                .column("IMPORT", Import::id)
                .column("FROM", one -> one.source() + ":" + one.repo())
                .column("MODEL", one -> one.model() + (one.version() == null ? "" : "@" + one.version()))
                .column("STATE", Import::state)
                .column("BYTES", one -> Text.bytes(one.bytes()) + " of " + Text.bytes(one.totalBytes()))
                .column("CREATED", Import::createdAt);
        return with.list(with.client().imports().list(), 100, table);
    }

    @Command(name = "show", description = "Show an import.", mixinStandardHelpOptions = true)
    int show(@Mixin Server with, @Parameters(paramLabel = "IMPORT") String id) {
        return told(with, with.client().imports().get(id));
    }

    @Command(
            name = "watch",
            description = "Follow an import to its end. Exit code 0 only when it succeeded.",
            mixinStandardHelpOptions = true)
    int watch(@Mixin Server with, @Parameters(paramLabel = "IMPORT") String id) {
        return follow(with, with.client(), id);
    }

    @Command(name = "cancel", description = "Stop an import.", mixinStandardHelpOptions = true)
    int cancel(@Mixin Server with, @Parameters(paramLabel = "IMPORT") String id) {
        return told(with, with.client().imports().cancel(id));
    }

    private static int told(Server with, Import one) {
        return with.show(
                one,
                terminal -> terminal.line("%s: %s:%s at %s, %s, %d of %d files, %s of %s %s"
                        .formatted(
                                one.id(),
                                one.source(),
                                one.repo(),
                                Text.of(one.sourceCommit()),
                                one.state(),
                                one.files(),
                                one.totalFiles(),
                                Text.bytes(one.bytes()),
                                Text.bytes(one.totalBytes()),
                                Text.of(one.message()))));
    }

    private static int follow(Server with, LandbridgeClient client, String id) {
        ProgressLine line = with.progress().progress("import");
        Import end = client.imports()
                .await(
                        id,
                        seen -> line.update(
                                seen.fraction(),
                                "%s, %d of %d files, %s"
                                        .formatted(
                                                seen.state(),
                                                seen.files(),
                                                seen.totalFiles(),
                                                Text.bytes(seen.bytes()))));
        if (end.succeeded()) {
            line.done("%s version %d".formatted(end.model(), end.version()));
        } else {
            line.failed(end.state() + ": " + end.message());
        }
        told(with, end);
        return end.succeeded() ? 0 : ExitCode.FAILED;
    }
}
