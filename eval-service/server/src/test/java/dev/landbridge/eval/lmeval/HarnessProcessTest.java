package dev.landbridge.eval.lmeval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real interpreter, and a module of that name which does what the test says. */
class HarnessProcessTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SLEEPER = "import subprocess, sys, time\n"
            + "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
            + "print('started', child.pid)\ntime.sleep(600)\n";

    @TempDir
    private Path home;

    @Test
    void runsTheModuleWithItsArgumentsAndNothingOfOurEnvironment() throws Exception {
        try (HarnessProcess process =
                start("import os, sys\nprint(sys.argv, sorted(os.environ))\nsys.exit(3)\n", "run", "--tasks", "a")) {
            assertThat(process.waitFor(LONG)).isTrue();
            assertThat(process.exitCode()).isEqualTo(3);
            assertThat(process.lastLine()).contains("lm_eval/__main__.py', 'run', '--tasks', 'a'] [");
            Stream.of("PATH", "HOME", "OPENAI_API_KEY")
                    .forEach(name -> assertThat(process.lastLine()).contains("'" + name + "'"));
            System.getenv().keySet().stream()
                    .filter(name -> name.contains("SECRET") || name.startsWith("LANDBRIDGE") || name.startsWith("JAVA"))
                    .forEach(name -> assertThat(process.lastLine()).doesNotContain("'" + name + "'"));
        }
    }

    @Test
    void takesWhatItStartedWithItWhenItIsCancelled() throws Exception {
        ProcessHandle grandchild;
        ProcessHandle child;
        try (HarnessProcess process = start(SLEEPER)) {
            child = ProcessHandle.of(process.pid()).orElseThrow();
            grandchild = ProcessHandle.of(grandchild(process)).orElseThrow();
        }
        await().atMost(LONG).until(() -> !child.isAlive() && !grandchild.isAlive());
    }

    @Test
    void endsWhenNobodyHoldsItsInputAnyMore() throws Exception {
        try (HarnessProcess process = start("import time\ntime.sleep(600)\n")) {
            process.letGo();
            assertThat(process.waitFor(LONG)).isTrue();
            assertThat(process.exitCode()).isEqualTo(1);
        }
    }

    private static long grandchild(HarnessProcess process) {
        await().atMost(LONG).until(() -> process.lastLine().startsWith("started "));
        return Long.parseLong(process.lastLine().substring("started ".length()));
    }

    private HarnessProcess start(String module, String... arguments) throws IOException {
        Files.createDirectories(home.resolve("lm_eval"));
        Files.writeString(home.resolve("lm_eval/__init__.py"), "");
        Files.writeString(home.resolve("lm_eval/__main__.py"), module);
        return HarnessProcess.start(
                new HarnessProcess.Command(python(), home, home, Map.of("OPENAI_API_KEY", "x"), List.of(arguments)));
    }

    private static Path python() {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            System.err.println("NO python3 ON THE PATH, TEST SKIPPED");
        }
        Assumptions.assumeTrue(found.isPresent());
        return found.get();
    }
}
