package dev.landbridge.launcher.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import dev.landbridge.formats.attestation.SigningKey;
import dev.landbridge.launcher.bench.BenchTarget;
import dev.landbridge.launcher.bench.Measurement;
import dev.landbridge.launcher.bench.release.SyntheticRelease;
import dev.landbridge.launcher.frontdoor.FrontDoor;
import dev.landbridge.launcher.progress.Terminal;
import dev.landbridge.proof.release.ReleaseVerification;
import dev.landbridge.proof.release.ReleaseVerifier;
import dev.landbridge.proof.release.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The evaluation service: tasks beside lm-eval, a parity run, verification of a large release bundle. */
public final class EvalBench {
    private static final int DOCUMENTS = 200;
    private static final int VERIFIED_POSITIONS = 100_000;
    private static final int VERIFICATIONS = 3;

    private final BenchTarget target;
    private final Terminal terminal;
    private final List<Measurement> measurements = new ArrayList<>();

    public EvalBench(BenchTarget target, Terminal terminal) {
        this.target = target;
        this.terminal = terminal;
    }

    public List<Measurement> run() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("landbridge-bench");
        try {
            add(tasks(directory));
            add(new ParityTiming(target).run());
            add(verification(directory));
            return measurements;
        } finally {
            delete(directory);
        }
    }

    private List<Measurement> tasks(Path directory) throws IOException, InterruptedException {
        String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> files = SumTasks.files(DOCUMENTS);
        Path folder = directory.resolve("tasks");
        SumTasks.write(files, folder);
        JsonNode route = target.route();
        String model = route.path("name").asText();
        String key = target.engineer()
                .post("/api/v1/keys", Map.of("name", name, "allowed_models", List.of(model)))
                .path("secret")
                .asText();
        OurHarness ours = new OurHarness(target.engineer(), route, key, name);
        ours.addSuite(name, files);
        Path program = LmEval.program(target.distribution().root());
        LmEval theirs = null;
        if (Files.isExecutable(program)) {
            theirs = new LmEval(program, target.engineer().base(), key, model, maxLength(key, model));
        } else {
            terminal.line("No lm-eval to compare with: platform/testkit/peers/install lm-eval installs it.");
        }
        return new Duel(ours, theirs, directory).run(name, folder, List.of(SumTasks.CHOICES, SumTasks.WRITTEN));
    }

    private int maxLength(String key, String model) {
        return FrontDoor.withKey(target.engineer().base(), key)
                .post("/tokenize", Map.of("model", model, "prompt", "1"))
                .path("max_model_len")
                .asInt();
    }

    private static List<Measurement> verification(Path directory) throws IOException {
        SigningKey key = SigningKey.generate();
        Path bundle = directory.resolve("bench.release.zip");
        SyntheticRelease.write(bundle, VERIFIED_POSITIONS, key);
        Trust trust = new Trust(List.of(key.verificationKey()), 1);
        List<Measurement> times = new ArrayList<>();
        for (int i = 1; i <= VERIFICATIONS; i++) {
            long start = System.nanoTime();
            ReleaseVerification found =
                    new ReleaseVerifier(Clock.systemUTC()).verify(ReleaseVerifier.Request.of(bundle, trust));
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!found.holds()) {
                throw new IllegalStateException("the bundle does not verify: " + found.differences());
            }
            String name = "verify, %d positions, time %d in this process".formatted(VERIFIED_POSITIONS, i);
            times.add(new Measurement("eval", name, seconds, "s"));
        }
        return times;
    }

    private void add(List<Measurement> more) {
        measurements.addAll(more);
        more.forEach(row ->
                terminal.line(String.format(Locale.ROOT, "  %-72s %10.2f %s", row.name(), row.value(), row.unit())));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
