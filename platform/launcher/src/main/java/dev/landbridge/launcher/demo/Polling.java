package dev.landbridge.launcher.demo;

/** How often the demo looks at durable work. */
final class Polling {
    private static final long PAUSE_MILLIS = 400;

    private Polling() {}

    static void pause() throws InterruptedException {
        Thread.sleep(PAUSE_MILLIS);
    }
}
