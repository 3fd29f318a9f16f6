package dev.landbridge.harness.task;

/** A task that cannot be run here as it is written; the message names the task, the field and the way out. */
public final class UnsupportedTaskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public UnsupportedTaskException(String task, String field, String why) {
        super("task '%s', field '%s': %s".formatted(task, field, why));
        this.field = field;
    }

    /** The name of the field of the task file. */
    public String field() {
        return field;
    }
}
