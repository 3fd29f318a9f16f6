package dev.landbridge.client.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** The segments of a partial file that are whole, one number a line; survives the end of the process. */
final class SegmentList {
    private final Path file;
    private final Set<Integer> numbers = new HashSet<>();

    SegmentList(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (line.matches("[0-9]{1,9}")) {
                    numbers.add(Integer.valueOf(line));
                }
            }
        }
    }

    boolean any() {
        return !numbers.isEmpty();
    }

    boolean has(int number) {
        return numbers.contains(number);
    }

    /** Only after the segment's bytes are written. */
    synchronized void add(int number) {
        numbers.add(number);
        try {
            Files.writeString(file, number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() throws IOException {
        numbers.clear();
        Files.deleteIfExists(file);
    }
}
