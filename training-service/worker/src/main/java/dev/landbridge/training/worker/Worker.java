package dev.landbridge.training.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Entry point of the training worker; README.md of this module is the protocol. */
@Command(name = "training-worker", mixinStandardHelpOptions = true, description = "Trains one run.")
public final class Worker {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ERROR = 1;
    private static final int INVALID = 2;
    private static final int LOCKED = 4;

    private final PrintStream out;
    private final EventWriter events;
    private final StopSignal stop = new StopSignal();
    private final Activity activity = new Activity();

    private Worker(PrintStream out) {
        this.out = out;
        this.events = new EventWriter(out, Clock.systemUTC());
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        // stdout belongs to the protocol, whatever a library prints.
        System.setOut(System.err);
        Worker worker = new Worker(out);
        int code = new CommandLine(worker)
                .setExecutionExceptionHandler((e, command, parsed) -> worker.failed(e))
                .execute(args);
        out.flush();
        worker.stop.exit(code);
    }

    @Command(description = "Prints the recipes.")
    int describe() throws IOException {
        ObjectNode recipes = JSON.createObjectNode();
        Recipe.all().forEach(recipe -> recipes.withArray("items").add(recipe.describe()));
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(recipes));
        return 0;
    }

    @Command(description = "Makes a dataset.")
    int dataset(
            @Option(names = "--spec", required = true) Path spec, @Option(names = "--out", required = true) Path target)
            throws IOException {
        ObjectNode description = new DatasetGenerator(JSON.readTree(spec.toFile())).write(target);
        out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(description));
        return 0;
    }

    @Command(description = "Trains or continues a run.")
    int train(
            @Option(names = "--run", required = true) Path path,
            @Option(names = "--detached", description = "Do not stop at the end of stdin.") boolean detached)
            throws IOException {
        Optional<RunDirectory> held = RunDirectory.hold(path);
        if (held.isEmpty()) {
            events.ended(0, "failed", "locked", "another worker holds " + path);
            return LOCKED;
        }
        stop.watchTermination();
        if (!detached) {
            stop.watch(System.in);
        }
        try (RunDirectory directory = held.get()) {
            RunSettings settings = RunSettings.read(path);
            events.write(events.event("state", 0).put("state", "loading"));
            try (Heartbeat heartbeat = new Heartbeat(events, activity, settings.heartbeat())) {
                return train(directory, settings);
            }
        }
    }

    @Command(description = "Writes the Hugging Face directory of the newest complete checkpoint.")
    int export(
            @Option(names = "--run", required = true) Path path, @Option(names = "--out", required = true) Path target)
            throws IOException {
        try (RunDirectory directory =
                RunDirectory.hold(path).orElseThrow(() -> new InvalidRequestException("a worker holds " + path))) {
            Run run = Run.open(directory, RunSettings.read(path), events);
            Checkpoint checkpoint =
                    run.start().orElseThrow(() -> new InvalidRequestException("the run has no complete checkpoint"));
            ObjectNode exported = ModelExport.write(run.state(), target);
            exported.put("checkpoint_step", checkpoint.step()).put("checkpoint_digest", checkpoint.digest());
            out.println(JSON.writeValueAsString(exported));
            return 0;
        }
    }

    private int train(RunDirectory directory, RunSettings settings) throws IOException {
        Run run = Run.open(directory, settings, events);
        Optional<ObjectNode> facts = directory.facts();
        if (facts.isPresent()) {
            events.last(facts.get());
            return 0;
        }
        TorchEngine.start();
        return new TrainingLoop(directory, run, events, activity, stop).train();
    }

    private int failed(Exception e) {
        boolean invalid = e instanceof InvalidRequestException;
        if (!invalid) {
            e.printStackTrace(System.err);
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        events.ended(activity.step(), "failed", invalid ? "invalid" : "error", message);
        return invalid ? INVALID : ERROR;
    }
}
