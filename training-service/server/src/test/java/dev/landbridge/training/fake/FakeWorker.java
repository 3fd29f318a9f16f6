package dev.landbridge.training.fake;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Speaks the worker's protocol without training anything. The run parameter {@code script} says what goes wrong; "-once"
 * means in the first attempt only. Uses the JDK alone, because its jar holds nothing else.
 */
public final class FakeWorker {
    private static final String RECIPES = """
            {"items":[{"name":"column-addition","title":"Column addition","description":"d","newer_field":1,
             "architecture":{"model_type":"llama","hidden_size":64,"num_hidden_layers":2,"num_attention_heads":4,"head_dim":16},
             "parameters":[
              {"name":"steps","type":"integer","default":40,"min":1,"max":100000,"description":"d"},
              {"name":"learning_rate","type":"number","default":0.005,"min":0,"description":"d"},
              {"name":"layers","type":"integer","default":2,"min":1,"max":8,"description":"d"},
              {"name":"step_millis","type":"integer","default":1,"min":0,"max":1000,"description":"d"},
              {"name":"script","type":"string","default":"ok","description":"d"}],
             "dataset_parameters":[
              {"name":"seed","type":"integer","default":1,"min":0,"description":"d"},
              {"name":"train_rows","type":"integer","default":3,"min":1,"max":10,"description":"d"}],
             "presets":[{"name":"flash","title":"Flash","description":"d","parameters":{},"dataset_parameters":{},
              "architecture":{"model_type":"llama","hidden_size":64,"num_hidden_layers":2,"num_attention_heads":4,"head_dim":16},
              "estimate":{"seconds":1,"basis":"fake"}}]}]}
            """;
    private static final int CHECKPOINT_EVERY = 10;

    private final Path directory;
    private final String run;
    private final int attempt;
    private final String script;
    private int step;
    private volatile boolean stopping;

    private FakeWorker(Path directory) throws IOException {
        this.directory = directory;
        this.run = Files.readString(directory.resolve("run.json"));
        this.attempt = Integer.parseInt(value("attempt"));
        String wanted = value("script");
        this.script = wanted.endsWith("-once") && attempt > 1 ? "ok" : wanted.replace("-once", "");
    }

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "describe" -> System.out.print(RECIPES);
            case "dataset" -> dataset(Path.of(arguments[2]), Path.of(arguments[4]));
            case "train" -> new FakeWorker(Path.of(arguments[2])).train();
            default -> System.exit(2);
        }
    }

    private static void dataset(Path specification, Path out) throws Exception {
        String spec = Files.readString(specification);
        Files.createDirectories(out);
        String train = "{\"id\":\"add-1-2\",\"question\":\"1+2=\",\"spec\":" + quoted(spec) + "}\n";
        String heldout = "{\"id\":\"add-2-3\",\"question\":\"2+3=\"}\n";
        Files.writeString(out.resolve("train.jsonl"), train);
        Files.writeString(out.resolve("heldout.jsonl"), heldout);
        Files.writeString(out.resolve("dataset.json"), """
                {"splits":[{"name":"train","rows":1,"file":"train.jsonl","sha256":"%s","size":%d},
                 {"name":"heldout","rows":1,"file":"heldout.jsonl","sha256":"%s","size":%d}],
                 "row_schema":{"type":"object"},"provenance":{"generator":"fake"}}
                """.formatted(
                        sha256(train), train.length(), sha256(heldout), heldout.length()));
        System.out.print(Files.readString(out.resolve("dataset.json")));
    }

    private void train() throws Exception {
        Files.writeString(
                directory.resolve("environment.txt"),
                String.join("\n", System.getenv().keySet()));
        try (RandomAccessFile file =
                        new RandomAccessFile(directory.resolve("worker.lock").toFile(), "rw");
                FileLock lock = file.getChannel().tryLock()) {
            if (lock == null) {
                fail("locked", "another worker holds the run", 4);
            }
            step = newestCheckpoint();
            watchStandardInput();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
            int total = Integer.parseInt(value("steps"));
            say("\"type\":\"state\",\"state\":\"loading\"");
            say("\"type\":\"state\",\"state\":\"running\",\"total_steps\":" + total + ",\"from_step\":" + step);
            if (step == 0) {
                say("\"type\":\"metrics\",\"values\":{\"heldout_exact_match\":0.0,\"tokens\":0}");
            }
            while (step < total && !stopping) {
                step(total);
            }
            if (step < total) {
                say("\"type\":\"state\",\"state\":\"stopped\",\"reason\":\"sigterm\",\"message\":\"asked to stop\"");
                return;
            }
            export();
        }
    }

    private void step(int total) throws Exception {
        Thread.sleep(Integer.parseInt(value("step_millis")));
        step++;
        misbehave();
        double loss = 3.0 * Math.exp(-step / 20.0);
        say(String.format(
                Locale.ROOT,
                "\"type\":\"metrics\",\"values\":{\"loss\":%.6f,\"gradient_norm\":1.0,\"tokens\":%d,\"tokens_per_second\":25000%s}",
                loss,
                step * 100,
                step == total ? ",\"heldout_exact_match\":0.97" : ""));
        if (step % CHECKPOINT_EVERY == 0) {
            String name = String.format(Locale.ROOT, "checkpoints/step-%08d", step);
            Files.createDirectories(directory.resolve(name));
            say("\"type\":\"checkpoint\",\"digest\":\"" + sha256(name) + "\",\"size\":10,\"directory\":\"" + name
                    + "\"");
        }
    }

    private void misbehave() throws Exception {
        if (script.equals("crash") && step == newestCheckpoint() + 5 && step > 10) {
            System.err.println("terminate called without an active exception");
            System.err.flush();
            Runtime.getRuntime().halt(139);
        } else if (script.equals("crash-early") && step == 3) {
            Runtime.getRuntime().halt(1);
        } else if (script.equals("hang") && step == 15) {
            say("\"type\":\"heartbeat\",\"phase\":\"training\",\"idle_seconds\":0.1");
            Thread.sleep(600_000);
        } else if (script.equals("stuck") && step == 15) {
            for (int i = 1; i < 6000; i++) {
                Thread.sleep(100);
                say("\"type\":\"heartbeat\",\"phase\":\"training\",\"idle_seconds\":" + i / 10.0);
            }
        } else if (script.equals("diverge") && step == 12) {
            say(
                    "\"type\":\"health\",\"kind\":\"diverged\",\"level\":\"failed\",\"message\":\"loss is NaN at step 12\"");
            fail("diverged", "loss is NaN at step 12", 3);
        } else if (script.equals("refuse")) {
            fail("invalid", "hidden_size must divide by twice the heads", 2);
        } else if (script.equals("babble") && step == 5) {
            System.out.println("[W] a library talks on stdout");
        } else if (script.equals("deaf") && step == 5) {
            Runtime.getRuntime().addShutdownHook(new Thread(FakeWorker::sleepForever));
        }
    }

    private void export() throws Exception {
        Path export = directory.resolve("export");
        Files.createDirectories(export);
        Files.writeString(export.resolve("config.json"), "{}");
        Files.writeString(export.resolve("model.safetensors"), "weights of " + value("run_id"));
        String result = String.format(
                Locale.ROOT,
                "\"export\":{\"directory\":\"export\",\"files\":[%s,%s]},\"facts\":{\"parameters\":115520,\"steps\":%d,"
                        + "\"seed\":1,\"heldout_exact_match\":0.97,\"heldout_exact_match_before\":0.0,\"attempt\":%d,"
                        + "\"checkpoint_step\":%d,\"checkpoint_digest\":\"%s\"}",
                file(export, "config.json"),
                file(export, "model.safetensors"),
                step,
                attempt,
                step,
                sha256("checkpoint"));
        Files.writeString(directory.resolve("export-facts.json"), "{" + result + "}");
        say("\"type\":\"done\"," + result);
    }

    private static String file(Path directory, String name) throws Exception {
        String content = Files.readString(directory.resolve(name));
        return "{\"path\":\"" + name + "\",\"sha256\":\"" + sha256(content) + "\",\"size\":" + content.length() + "}";
    }

    private void fail(String reason, String message, int code) {
        say("\"type\":\"state\",\"state\":\"failed\",\"reason\":\"" + reason + "\",\"message\":\"" + message + "\"");
        Runtime.getRuntime().halt(code);
    }

    private void watchStandardInput() {
        Thread watch = new Thread(() -> {
            try {
                if (System.in.read() < 0) {
                    stopping = true;
                }
            } catch (IOException e) {
                stopping = true;
            }
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static void sleepForever() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int newestCheckpoint() throws IOException {
        Path checkpoints = directory.resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(checkpoints)) {
            return all.mapToInt(path ->
                            Integer.parseInt(path.getFileName().toString().substring("step-".length())))
                    .max()
                    .orElse(0);
        }
    }

    private String value(String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}\\s]+)").matcher(run);
        return matcher.find() ? matcher.group(1) : "";
    }

    private synchronized void say(String members) {
        System.out.println("{" + members + ",\"time\":\"2026-11-23T20:00:00.000Z\",\"step\":" + step + "}");
        System.out.flush();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
