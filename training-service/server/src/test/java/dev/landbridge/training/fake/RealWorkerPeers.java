package dev.landbridge.training.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Registry and eval-service are fakes, the worker is the real one, as its module packages it. */
public final class RealWorkerPeers extends FakePeers {
    public static final Path INSTALLATION = Path.of("../worker/target");

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        try {
            settings.put(
                    "landbridge.worker.data",
                    Files.createTempDirectory("real-worker-data").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("landbridge.worker.directory", INSTALLATION.toString());
        settings.put("landbridge.worker.main-class", "dev.landbridge.training.worker.Worker");
        settings.put("landbridge.worker.heap", "256m");
        settings.put("landbridge.run.stall-timeout", "60s");
        settings.put("landbridge.run.checkpoint-every", "20");
        settings.put("landbridge.run.eval-rows", "20");
        return settings;
    }
}
