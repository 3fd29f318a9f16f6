package dev.landbridge.launcher.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds processes by variables in their environment, and Java processes by a directory in their command line: a worker
 * is found even after the service that started it was killed, and though it was given an environment of its own. Only
 * where the system shows processes under {@code /proc}.
 */
public final class MarkedProcesses {
    private final Map<String, String> marks;
    private final Optional<Path> workDirectory;

    public MarkedProcesses(Map<String, String> marks) {
        this(marks, Optional.empty());
    }

    private MarkedProcesses(Map<String, String> marks, Optional<Path> workDirectory) {
        this.marks = marks;
        this.workDirectory = workDirectory;
    }

    /** Also the Java processes that name the directory, or a file in it, in their command line. */
    public MarkedProcesses orWorkingIn(Path directory) {
        return new MarkedProcesses(marks, Optional.of(directory));
    }

    /** Every such living process, other than this one. */
    public List<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> isMarked(process) || worksInDirectory(process))
                .toList();
    }

    private boolean isMarked(ProcessHandle process) {
        List<String> environment = strings(process, "environ");
        return marks.entrySet().stream().allMatch(mark -> environment.contains(mark.getKey() + "=" + mark.getValue()));
    }

    private boolean worksInDirectory(ProcessHandle process) {
        if (workDirectory.isEmpty()) {
            return false;
        }
        List<String> command = strings(process, "cmdline");
        return command.get(0).endsWith("java")
                && command.stream().anyMatch(word -> word.contains(workDirectory.get() + File.separator));
    }

    private static List<String> strings(ProcessHandle process, String file) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
            return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of("");
        }
    }
}
