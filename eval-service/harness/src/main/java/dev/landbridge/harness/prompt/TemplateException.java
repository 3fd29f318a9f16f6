package dev.landbridge.harness.prompt;

/** A template of a task file cannot be rendered over a document. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateException(String template, String why) {
        super("the template \"" + template + "\" failed: " + why);
    }
}
