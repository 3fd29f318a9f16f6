package dev.landbridge.launcher.demo;

/** A step did not do what it should; the message says what and why. */
final class StepFailure extends RuntimeException {
    StepFailure(String message) {
        super(message);
    }

    static void unless(boolean expected, String message) {
        if (!expected) {
            throw new StepFailure(message);
        }
    }
}
