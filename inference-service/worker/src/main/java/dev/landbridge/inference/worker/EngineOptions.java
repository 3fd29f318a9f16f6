package dev.landbridge.inference.worker;

import dev.landbridge.inference.worker.fault.Faults;
import dev.landbridge.inference.worker.graph.Numerics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line; README.md of this module says what each option means.
 *
 * @param maxModelLen 0 for the model's own, at most 4096
 */
public record EngineOptions(
        Path model,
        Optional<String> expectDigest,
        String servedName,
        String host,
        int port,
        Numerics numerics,
        Faults faults,
        int slots,
        int queue,
        int threads,
        int maxModelLen,
        int prefillChunk,
        EngineSwitches switches,
        boolean detached) {
    private static final Set<String> FLAGS = Set.of("--allow-fault-injection", "--detached");
    private static final Set<String> VALUES = Set.of(
            "--model",
            "--expect-digest",
            "--served-name",
            "--host",
            "--port",
            "--numerics",
            "--slots",
            "--queue",
            "--threads",
            "--max-model-len",
            "--prefill-chunk",
            "--switch",
            "--fault");

    /** @throws EngineException with exit code 2 when an option is wrong */
    public static EngineOptions parse(String... arguments) {
        Map<String, List<String>> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (FLAGS.contains(name)) {
                given.put(name, List.of());
            } else if (VALUES.contains(name) && i + 1 < arguments.length) {
                given.computeIfAbsent(name, key -> new ArrayList<>()).add(arguments[++i]);
            } else {
                throw EngineException.usage(
                        VALUES.contains(name) ? "option " + name + " needs a value" : "unknown option " + name);
            }
        }
        try {
            return of(given);
        } catch (IllegalArgumentException e) {
            throw EngineException.usage(e.getMessage());
        }
    }

    private static EngineOptions of(Map<String, List<String>> given) {
        Path model = Path.of(
                single(given, "--model").orElseThrow(() -> new IllegalArgumentException("option --model is required")));
        Faults faults = Faults.parse(given.getOrDefault("--fault", List.of()));
        if (!faults.labels().isEmpty() && !given.containsKey("--allow-fault-injection")) {
            throw new IllegalArgumentException("--fault needs --allow-fault-injection");
        }
        return new EngineOptions(
                model,
                single(given, "--expect-digest"),
                single(given, "--served-name")
                        .orElse(model.toAbsolutePath().normalize().getFileName().toString()),
                single(given, "--host").orElse("127.0.0.1"),
                integer(given, "--port", 0, 0),
                Numerics.parse(single(given, "--numerics").orElse("fp32")),
                faults,
                integer(given, "--slots", 16, 1),
                integer(given, "--queue", 512, 1),
                integer(given, "--threads", 1, 1),
                integer(given, "--max-model-len", 0, 1),
                integer(given, "--prefill-chunk", 64, 1),
                EngineSwitches.parse(given.getOrDefault("--switch", List.of())),
                given.containsKey("--detached"));
    }

    private static Optional<String> single(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new IllegalArgumentException("option " + name + " is given twice");
        }
        return values.stream().findFirst();
    }

    private static int integer(Map<String, List<String>> given, String name, int absent, int min) {
        Optional<String> text = single(given, name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option " + name + " needs a whole number, not '" + text.get() + "'", e);
        }
        throw new IllegalArgumentException("option " + name + " must be at least " + min);
    }
}
