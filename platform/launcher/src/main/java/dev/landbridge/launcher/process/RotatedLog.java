package dev.landbridge.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps the logs of earlier starts as {@code name.log.1} (newest) to {@code name.log.3}. */
public final class RotatedLog {
    private static final int KEPT = 3;

    private RotatedLog() {}

    public static void rotate(Path log) {
        try {
            for (int age = KEPT; age > 0; age--) {
                Path younger = age == 1 ? log : aged(log, age - 1);
                if (Files.exists(younger)) {
                    Files.move(younger, aged(log, age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rotate " + log, e);
        }
    }

    private static Path aged(Path log, int age) {
        return log.resolveSibling(log.getFileName() + "." + age);
    }
}
