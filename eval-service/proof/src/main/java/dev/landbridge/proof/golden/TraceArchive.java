package dev.landbridge.proof.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A trace as one zip, to be taken to another installation. Equal traces give equal bytes. */
public final class TraceArchive {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private TraceArchive() {}

    /** Packs the files that the manifest lists, and nothing else. The stream stays open. */
    public static void pack(Path directory, OutputStream out) throws IOException {
        Trace trace = TraceFiles.read(directory);
        List<String> names = new ArrayList<>(TraceFiles.ALL);
        TraceFiles.OPTIONAL.stream().filter(trace.manifest()::lists).forEach(names::add);
        ZipOutputStream zip = new ZipOutputStream(out);
        for (String name : names) {
            ZipEntry entry = new ZipEntry(name);
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
            Files.copy(directory.resolve(name), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Unpacks into an empty directory and reads it, every file checked against the manifest.
     *
     * @param maxBytes refused when the files together are larger
     * @throws InvalidTraceException when the zip does not hold exactly the files of one trace
     */
    public static Trace unpack(InputStream in, Path directory, long maxBytes) throws IOException {
        Files.createDirectories(directory);
        long left = maxBytes;
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (!TraceFiles.ALL.contains(name) && !TraceFiles.OPTIONAL.contains(name)) {
                throw new InvalidTraceException("'" + name + "' is no file of a trace");
            }
            left -= copy(zip, directory.resolve(name), left);
        }
        Trace trace = TraceFiles.read(directory);
        for (String name : TraceFiles.OPTIONAL) {
            if (Files.exists(directory.resolve(name)) && !trace.manifest().lists(name)) {
                throw new InvalidTraceException(name + " is not listed in the manifest");
            }
        }
        return trace;
    }

    private static long copy(InputStream zip, Path file, long left) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long written = 0;
            for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                written += n;
                if (written > left) {
                    throw new InvalidTraceException("the files are larger than allowed");
                }
                out.write(buffer, 0, n);
            }
            return written;
        }
    }
}
