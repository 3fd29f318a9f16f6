package dev.landbridge.launcher.cli;

import dev.landbridge.client.LandbridgeClient;
import dev.landbridge.client.http.Json;
import dev.landbridge.client.run.LogPage;
import dev.landbridge.client.run.Run;
import dev.landbridge.launcher.progress.ProgressLine;
import dev.landbridge.launcher.progress.Terminal;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Training runs: start, watch, cancel.", mixinStandardHelpOptions = true)
public final class RunCommand {
    @Command(name = "list", description = "List runs, newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Server server,
            @Option(names = "--experiment", paramLabel = "NAME") String experiment,
            @Option(names = "--state", paramLabel = "STATE", description = "QUEUED, RUNNING, SUCCEEDED, FAILED, ...")
                    String state,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "Default: ${DEFAULT-VALUE}")
                    int limit) {
        Table<Run> table = new Table<Run>("No runs. Start one: ./landbridge run start --help")
                .column("RUN", Run::id)
                .column("NAME", Run::name)
                .column("EXPERIMENT", Run::experiment)
                .column("STATE", Run::state)
                .column("STEP", run -> run.step() + "/" + run.totalSteps())
                .column(
                        "LOSS",
                        run -> run.summary() == null ? null : run.summary().loss())
                .column("CREATED", Run::createdAt);
        return server.list(server.client().runs().list(experiment, state), limit, table);
    }

    @Command(name = "show", description = "Show a run.", mixinStandardHelpOptions = true)
    int show(@Mixin Server server, @Parameters(paramLabel = "RUN") String id) {
        Run run = server.client().runs().get(id);
        return server.show(run, terminal -> print(run, terminal));
    }

    @Command(
            name = "watch",
            description = "Follow a run to its end. Exit code 0 only when it succeeded.",
            mixinStandardHelpOptions = true)
    int watch(
            @Mixin Server server,
            @Parameters(paramLabel = "RUN") String id,
            @Option(names = "--logs", description = "Print the worker's lines too.") boolean logs) {
        return follow(server, server.client(), id, logs);
    }

    @Command(name = "cancel", description = "Stop a run.", mixinStandardHelpOptions = true)
    int cancel(@Mixin Server server, @Parameters(paramLabel = "RUN") String id) {
        Run run = server.client().runs().cancel(id);
        return server.show(run, terminal -> terminal.line(run.id() + " is " + run.state()));
    }

    @Command(
            name = "start",
            description = "Start a training run. The experiment is made when there is none of this name.",
            mixinStandardHelpOptions = true)
    int start(
            @Mixin Server server,
            @Option(names = "--experiment", paramLabel = "NAME", required = true) String experiment,
            @Option(names = "--recipe", paramLabel = "RECIPE", required = true, description = "GET /api/v1/recipes")
                    String recipe,
            @Option(names = "--preset", paramLabel = "PRESET", description = "Default: the recipe's first")
                    String preset,
            @Option(names = "--dataset", paramLabel = "NAME[@VERSION]", required = true) String dataset,
            @Option(names = "--target-chip", paramLabel = "CHIP", required = true) String chip,
            @Option(names = "--name", paramLabel = "NAME") String name,
            @Option(names = "--pool", paramLabel = "POOL", description = "Default: the first available") String pool,
            @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Parameter of the recipe; repeatable.")
                    Map<String, String> parameters,
            @Option(
                            names = "--register-as",
                            paramLabel = "MODEL",
                            description = "Register the result as its next version.")
                    String registerAs,
            @Option(names = "--watch", description = "Follow the run to its end.") boolean watch) {
        LandbridgeClient client = server.client();
        Reference data = Reference.parse(dataset);
        int version = DatasetCommand.version(data).orElse(0);
        boolean known = client.runs().experiments().stream()
                .anyMatch(candidate -> candidate.name().equals(experiment));
        if (!known) {
            client.runs().createExperiment(experiment, "");
        }
        Run run = client.runs()
                .start(new Run.Wish(
                        experiment,
                        name,
                        recipe,
                        preset,
                        Run.DatasetChoice.of(data.model(), version),
                        pool,
                        chip,
                        typed(parameters),
                        registerAs));
        return watch
                ? follow(server, client, run.id(), false)
                : server.show(
                        run,
                        terminal -> terminal.line(run.id() + " is " + run.state() + ". Follow it:"
                                + " ./landbridge run watch " + run.id()));
    }

    /** Numbers and booleans as such: the server checks the types. */
    private static Map<String, Object> typed(Map<String, String> parameters) {
        Map<String, Object> values = new HashMap<>();
        if (parameters != null) {
            parameters.forEach((name, text) -> values.put(
                    name,
                    Json.tree(text)
                            .filter(value -> value.isNumber() || value.isBoolean())
                            .map(Object.class::cast)
                            .orElse(text)));
        }
        return values;
    }

    private static int follow(Server server, LandbridgeClient client, String id, boolean logs) {
        Terminal terminal = server.progress();
        ProgressLine line = terminal.progress("run");
        long[] after = {0};
        Run run = client.runs().await(id, seen -> {
            if (logs) {
                LogPage page = client.runs().logs(id, after[0]);
                page.lines().forEach(text -> terminal.line(text.text()));
                after[0] = page.nextAfter();
            }
            line.update(
                    seen.progress(),
                    "%s, step %d of %d%s".formatted(seen.state(), seen.step(), seen.totalSteps(), eta(seen)));
        });
        if (run.succeeded()) {
            line.done(run.id() + " succeeded");
        } else {
            line.failed(run.id() + " " + run.state() + ": " + run.message());
        }
        server.show(run, out -> print(run, out));
        return run.succeeded() ? 0 : ExitCode.FAILED;
    }

    private static String eta(Run run) {
        return run.etaSeconds() == null ? "" : ", " + run.etaSeconds() + " s left";
    }

    private static void print(Run run, Terminal terminal) {
        terminal.line("%s %s: %s %s".formatted(run.id(), run.name(), run.state(), run.message()));
        terminal.line("%s/%s on %s@%d in pool %s for %s, step %d of %d"
                .formatted(
                        run.recipe(),
                        run.preset(),
                        run.dataset().name(),
                        run.dataset().version(),
                        run.pool(),
                        run.targetChip(),
                        run.step(),
                        run.totalSteps()));
        Run.Summary summary = run.summary();
        if (summary != null) {
            terminal.line("loss %s, gradient norm %s, held-out exact match %s"
                    .formatted(
                            Text.of(summary.loss()),
                            Text.of(summary.gradientNorm()),
                            Text.of(summary.heldoutExactMatch())));
        }
        if (run.modelVersion() != null) {
            terminal.line("registered as " + run.modelVersion().model() + "@"
                    + run.modelVersion().version());
        }
    }
}
