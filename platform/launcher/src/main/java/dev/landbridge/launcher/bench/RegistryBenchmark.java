package dev.landbridge.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Upload and download of a 128 MiB safetensors file through the front door, against a plain file copy. */
final class RegistryBenchmark implements Benchmark {
    private static final int MEBIBYTES = 128;
    private static final int MEBIBYTE = 1 << 20;

    @Override
    public String title() {
        return "registry";
    }

    /** Something that moves the file once. */
    private interface Transfer {
        void run() throws IOException;
    }

    @Override
    public List<Measurement> measure(BenchTarget target) throws IOException {
        Path file = Files.createTempFile("landbridge-bench", ".safetensors");
        Path copy = file.resolveSibling(file.getFileName() + ".copy");
        try {
            String path = "/api/v1/blobs/" + RandomTensors.write(file, MEBIBYTES);
            return List.of(
                    speed("file copy", () -> Files.copy(file, copy)),
                    speed("upload", () -> target.engineer().put(path + "?file_name=bench.safetensors", file)),
                    speed("download", () -> target.engineer().download(path)));
        } finally {
            Files.delete(file);
            Files.deleteIfExists(copy);
        }
    }

    private Measurement speed(String name, Transfer transfer) throws IOException {
        long start = System.nanoTime();
        transfer.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measurement(title(), name, MEBIBYTES * (double) MEBIBYTE / 1e6 / seconds, "MB/s");
    }
}
