package dev.landbridge.launcher.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a log file, then whatever is appended. */
public final class LogTail {
    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final String prefix;
    private long position;

    /** @param prefix put before each line */
    public LogTail(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** The last lines, from the last megabyte at most. */
    public List<String> last(int count) {
        position = Math.max(0, file.toFile().length() - MAX_BYTES);
        List<String> lines = written();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The complete lines written since the last call. Starts over when the file was rotated. */
    public List<String> written() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            if (log.length() < position) {
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(MAX_BYTES, log.length() - position)];
            log.seek(position);
            log.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            position += end;
            String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
            return text.lines().map(line -> prefix + line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
