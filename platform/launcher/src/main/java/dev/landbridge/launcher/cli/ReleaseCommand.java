package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.model.Alias;
import dev.landbridge.client.release.Release;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "release",
        description = "Releases: take a version to a chip under an alias, with evidence and approval.",
        mixinStandardHelpOptions = true)
public final class ReleaseCommand {
    @Command(name = "list", description = "List releases, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Server server,
            @Option(names = "--model", paramLabel = "MODEL") String model,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description =
                                    "RUNNING, AWAITING_APPROVAL, RELEASED, REFUSED, REJECTED, CANCELLED or FAILED")
                    String state,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}")
                    int limit) {
        Table<Release> table = new Table<Release>("No releases. Ask for one: ./landbridge release request --help")
                .column("RELEASE", Release::id)
                .column("VERSION", release -> release.model() + "@" + release.version())
                .column("ALIAS", Release::alias)
                .column("CHIP", Release::chip)
                .column("STATE", Release::state)
                .column("BY", Release::requestedBy)
                .column("REQUESTED", Release::requestedAt);
        return server.list(server.client().releases().list(model, state), limit, table);
    }

    @Command(name = "show", description = "Show a release: steps, gates, approvals.", mixinStandardHelpOptions = true)
    int show(@Mixin Server server, @Parameters(paramLabel = "RELEASE") String id) {
        Release release = server.client().releases().get(id);
        return server.show(release, terminal -> print(release, terminal));
    }

    @Command(
            name = "request",
            description = "Ask for a release; it goes on by itself.",
            mixinStandardHelpOptions = true)
    int request(
            @Mixin Server server,
            @Parameters(paramLabel = Reference.LABEL, description = Reference.HELP) String name,
            @Option(
                            names = "--alias",
                            paramLabel = "ALIAS",
                            defaultValue = "production",
                            description = "Default: production")
                    String alias,
            @Option(names = "--chip", paramLabel = "CHIP", required = true) String chip,
            @Option(names = "--numerics", paramLabel = "NUMERICS", required = true, description = "For example fp32")
                    String numerics,
            @Option(names = "--suite", paramLabel = "SUITE", description = "Default: the server's") String suite,
            @Option(names = "--profile", paramLabel = "PROFILE", description = "Default: the server's") String profile,
            @Option(names = "--watch", description = "Follow it until it ends or waits for approval.") boolean watch) {
        LandbridgeClient client = server.client();
        Reference reference = Reference.parse(name);
        Release release = client.releases()
                .request(new Release.Wish(
                        reference.model(), reference.number(client), alias, chip, numerics, suite, profile, null));
        return watch
                ? follow(server, client, release.id())
                : server.show(
                        release,
                        terminal -> terminal.line(release.id() + " is " + release.state()
                                + ". Follow it: ./landbridge release watch " + release.id()));
    }

    @Command(
            name = "watch",
            description = "Follow a release until it ends (exit code 0: released) or waits for approval (0).",
            mixinStandardHelpOptions = true)
    int watch(@Mixin Server server, @Parameters(paramLabel = "RELEASE") String id) {
        return follow(server, server.client(), id);
    }

    @Command(
            name = "approve",
            description = "Approve a release that somebody else asked for.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin Server server,
            @Parameters(paramLabel = "RELEASE") String id,
            @Option(
                            names = {"-m", "--comment"},
                            paramLabel = "TEXT",
                            defaultValue = "")
                    String comment) {
        return told(server, server.client().releases().approve(id, comment));
    }

    @Command(name = "reject", description = "Reject a release.", mixinStandardHelpOptions = true)
    int reject(
            @Mixin Server server,
            @Parameters(paramLabel = "RELEASE") String id,
            @Option(
                            names = {"-m", "--comment"},
                            paramLabel = "TEXT",
                            defaultValue = "")
                    String comment) {
        return told(server, server.client().releases().reject(id, comment));
    }

    @Command(name = "cancel", description = "Stop a release.", mixinStandardHelpOptions = true)
    int cancel(@Mixin Server server, @Parameters(paramLabel = "RELEASE") String id) {
        return told(server, server.client().releases().cancel(id));
    }

    @Command(
            name = "rollback",
            description = "Point an alias at the version before; the record of both is kept.",
            mixinStandardHelpOptions = true)
    int rollback(
            @Mixin Server server,
            @Parameters(paramLabel = "MODEL") String model,
            @Parameters(paramLabel = "ALIAS") String name,
            @Option(
                            names = {"-m", "--reason"},
                            paramLabel = "TEXT",
                            required = true)
                    String reason) {
        Alias alias = server.client().aliases(model).rollback(name, reason);
        return server.show(
                alias, terminal -> terminal.line("@%s -> version %d".formatted(alias.name(), alias.version())));
    }

    private static int told(Server server, Release release) {
        return server.show(
                release, terminal -> terminal.line(release.id() + " is " + release.state() + message(release)));
    }

    private static int follow(Server server, LandbridgeClient client, String id) {
        ProgressLine line = server.progress().progress("release");
        Release release = client.releases().await(id, seen -> line.update(share(seen), running(seen)));
        boolean good = release.awaitsApproval() || release.state().equals("RELEASED");
        if (good) {
            line.done(release.id() + " is " + release.state());
        } else {
            line.failed(release.id() + " is " + release.state() + message(release));
        }
        server.show(release, terminal -> print(release, terminal));
        return good ? 0 : ExitCode.FAILED;
    }

    private static double share(Release release) {
        return release.steps().stream()
                .mapToDouble(step -> step.isFinal() ? 1 : step.progress())
                .average()
                .orElse(0);
    }

    private static String running(Release release) {
        return release.steps().stream()
                .filter(step -> step.state().equals("RUNNING"))
                .findFirst()
                .map(step -> step.name() + ": " + step.message())
                .orElse(release.state());
    }

    private static void print(Release release, Terminal terminal) {
        terminal.line("%s: %s@%d as @%s on %s (%s): %s%s"
                .formatted(
                        release.id(),
                        release.model(),
                        release.version(),
                        release.alias(),
                        release.chip(),
                        release.numerics(),
                        release.state(),
                        message(release)));
        release.steps()
                .forEach(step -> terminal.line(
                        "  %-12s %-10s %s".formatted(step.name(), step.state(), Text.of(step.message()))));
        release.gates().forEach(gate -> {
            terminal.line("  gate %-22s %-8s %s".formatted(gate.name(), gate.state(), Text.of(gate.detail())));
            if (gate.remedy() != null) {
                terminal.line("       -> " + gate.remedy());
            }
        });
        release.approvals()
                .forEach(decision -> terminal.line("  %s by %s %s"
                        .formatted(decision.decision(), decision.decidedBy(), Text.of(decision.comment()))));
    }

    private static String message(Release release) {
        return release.message() == null || release.message().isEmpty() ? "" : ": " + release.message();
    }
}
