package dev.landbridge.eval.lmeval;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code python -m lm_eval} with an environment of its own; it ends when this service does, however that ends. */
public final class HarnessProcess implements AutoCloseable {
    private static final String STARTER = "lm_eval_child.py";
    private static final int TAIL_BYTES = 16 * 1024;
    private static final int LINE_LENGTH = 400;

    private final Process process;
    private final Path log;

    private HarnessProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * What is run.
     *
     * @param python the interpreter
     * @param home an empty folder for the starter, the log and whatever libraries keep
     * @param workingDirectory relative names of documents start here
     * @param environment all variables besides PATH, HOME and the like
     */
    public record Command(
            Path python, Path home, Path workingDirectory, Map<String, String> environment, List<String> arguments) {}

    public static HarnessProcess start(Command command) throws IOException {
        Path starter = command.home().resolve(STARTER);
        try (InputStream in = HarnessProcess.class.getResourceAsStream(STARTER)) {
            Files.copy(in, starter);
        }
        List<String> line = new ArrayList<>(List.of(command.python().toString(), "-u", starter.toString()));
        line.addAll(command.arguments());
        Path log = command.home().resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(command.workingDirectory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.putAll(Map.of("PATH", path, "HOME", command.home().toString(), "LANG", "C.UTF-8"));
        environment.putAll(Map.of("PYTHONNOUSERSITE", "1", "DO_NOT_TRACK", "1", "HF_HUB_DISABLE_TELEMETRY", "1"));
        environment.putAll(command.environment());
        return new HarnessProcess(builder.start(), log);
    }

    /** @return whether it has ended within that time */
    public boolean waitFor(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public int exitCode() {
        return process.exitValue();
    }

    public Optional<HarnessProgress> progress() {
        return HarnessProgress.last(tail());
    }

    /** The last thing it said; empty when it said nothing. */
    public String lastLine() {
        String[] lines = tail().split("[\\r\\n]+");
        for (int i = lines.length - 1; i >= 0; i--) {
            if (!lines[i].isBlank()) {
                String line = lines[i].strip();
                return line.substring(0, Math.min(LINE_LENGTH, line.length()));
            }
        }
        return "";
    }

    private String tail() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    long pid() {
        return process.pid();
    }

    /** What happens to its input when this service is killed. */
    void letGo() throws IOException {
        process.getOutputStream().close();
    }

    /** Kills it and everything it started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
