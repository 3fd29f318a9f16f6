package dev.landbridge.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds processes by a variable in their environment. Grandchildren inherit it, so that a worker is found even after
 * the service that started it was killed. Only where the system shows environments under {@code /proc}.
 */
public final class MarkedProcesses {
    private final Map<String, String> marks;

    public MarkedProcesses(Map<String, String> marks) {
        this.marks = marks;
    }

    /** Every living process, other than this one, whose environment carries all the marks. */
    public List<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(this::isMarked)
                .toList();
    }

    private boolean isMarked(ProcessHandle process) {
        Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            String text = new String(Files.readAllBytes(environment), StandardCharsets.UTF_8);
            List<String> entries = Arrays.asList(text.split("\0"));
            return marks.entrySet().stream().allMatch(mark -> entries.contains(mark.getKey() + "=" + mark.getValue()));
        } catch (IOException e) {
            return false;
        }
    }
}
