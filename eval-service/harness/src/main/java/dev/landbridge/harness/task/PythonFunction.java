package dev.landbridge.harness.task;

/** What {@code !function module.name} stands for in a task file. It is never run, only refused by the field that holds it. */
record PythonFunction(String reference) {
    @Override
    public String toString() {
        return "!function " + reference;
    }
}
