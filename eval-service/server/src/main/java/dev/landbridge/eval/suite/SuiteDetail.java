package dev.landbridge.eval.suite;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** A suite with its tasks and groups. */
public record SuiteDetail(@JsonUnwrapped Suite suite, List<Task> tasks, List<String> groups) {

    /**
     * One task of a suite.
     *
     * @param documents 0 for a task that cannot be run
     * @param unsupported null when the task can be run here
     */
    public record Task(
            String name,
            String outputType,
            List<String> metrics,
            int documents,
            int fewShot,
            String version,
            Unsupported unsupported) {}

    /** Why a task cannot be run: the field of its file, and the reason. */
    public record Unsupported(String field, String reason) {}
}
